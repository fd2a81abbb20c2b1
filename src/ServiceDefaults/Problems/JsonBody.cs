using System.Text.Json;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ServiceDefaults.Problems;

/// <summary>A request's JSON body, or the fault that says why there is none.</summary>
internal readonly record struct JsonBody(JsonElement Json, BodyFault? Fault)
{
    private const int MaxDepth = 64; // deeper than any event or recipient, shallow enough for any reader behind us

    /// <summary>The fault as a problem document; <c>null</c> where there is a body.</summary>
    public ProblemHttpResult? Problem => Fault is { } fault ? Problems.Problem.Of(fault.Status, fault.Code, fault.Detail) : null;

    /// <summary>Reads a body of at most <paramref name="maxBytes"/> bytes, after gzip where the request declares it.</summary>
    public static async ValueTask<JsonBody> ReadAsync(HttpRequest request, int maxBytes, CancellationToken cancellationToken)
    {
        using var raw = await RawBody.ReadAsync(request, maxBytes, cancellationToken);
        return raw.Fault is { } fault ? new(default, fault) : Parse(raw.Bytes);
    }

    /// <summary>Parses JSON text; a fault is told with line and column, both from 1. Half characters in it become U+FFFD.</summary>
    public static JsonBody Parse(Memory<byte> utf8)
    {
        var fault = TryOpen(utf8, out var document);
        using (document)
            return new(document?.RootElement.Clone() ?? default, fault);
    }

    /// <summary>Like <see cref="Parse"/>, without a copy: the document lives in <paramref name="utf8"/>.</summary>
    public static BodyFault? TryOpen(Memory<byte> utf8, out JsonDocument? document)
    {
        document = null;
        if (utf8.IsEmpty)
            return new(StatusCodes.Status400BadRequest, "no_body", "The request has no body; a JSON object is expected.");
        LoneSurrogates.Replace(utf8.Span);
        if (!Utf8.IsValid(utf8.Span)) // the parser would only find out when a text is read
            return new(StatusCodes.Status400BadRequest, "not_json", "The body is not UTF-8.");
        try
        {
            document = JsonDocument.Parse(utf8, new JsonDocumentOptions { MaxDepth = MaxDepth });
            return null;
        }
        catch (JsonException e)
        {
            var place = $"line {e.LineNumber + 1}, column {e.BytePositionInLine + 1}";
            return new(StatusCodes.Status400BadRequest, "not_json", $"The body is not JSON, or nested deeper than {MaxDepth} levels, at {place}.");
        }
    }
}
