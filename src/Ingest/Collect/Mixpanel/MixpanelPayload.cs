using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using ServiceDefaults.Problems;

namespace Ingest.Collect.Mixpanel;

/// <summary>The items of a request, in any of the ways in which Mixpanel's clients write them.</summary>
/// <param name="IsForm">Whether they stood in a form or in the address, as older clients put them.</param>
internal sealed record MixpanelPayload(IReadOnlyList<JsonElement> Items, bool IsForm, BodyFault? Fault)
{
    public const int MaxItems = 2000; // the protocol's limit
    private const string Field = "data";

    /// <summary>JSON in the body, or a form or an address with JSON, plain or in Base64.</summary>
    public static MixpanelPayload Read(HttpRequest http, Memory<byte> body)
    {
        var first = FirstLetter(body.Span);
        if (first is '[' or '{')
            return Of(JsonBody.Parse(body), isForm: false);
        var data = first == 0 ? http.Query[Field].ToString() : QueryHelpers.ParseQuery(Encoding.UTF8.GetString(body.Span)).GetValueOrDefault(Field).ToString();
        if (data.AsSpan().TrimStart() is ['[' or '{', ..])
            return Of(JsonBody.Parse(Encoding.UTF8.GetBytes(data)), isForm: true);
        return LenientBase64.Decode(data) is { } decoded
            ? Of(JsonBody.Parse(decoded), isForm: true)
            : new([], true, new(StatusCodes.Status400BadRequest, "bad_data", "There is no JSON in the body, nor JSON or Base64 in a field 'data'."));
    }

    private static MixpanelPayload Of(JsonBody body, bool isForm) => body.Fault is not null
        ? new([], isForm, body.Fault)
        : new(body.Json.ValueKind == JsonValueKind.Array ? [.. body.Json.EnumerateArray().Take(MaxItems + 1)] : [body.Json], isForm, null);

    private static char FirstLetter(ReadOnlySpan<byte> body)
    {
        var text = body.TrimStart(" \t\r\n"u8);
        return text.IsEmpty ? (char)0 : (char)text[0];
    }
}
