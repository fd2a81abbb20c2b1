using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Ingest.Events;

namespace Ingest.Collect.CloudEvents;

/// <summary>The context attributes of a CloudEvent, from wherever its mode writes them.</summary>
internal sealed partial class CloudEventAttributes(Func<string, string?> read, List<EventFault> faults)
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public string Id { get; } = Required("id", read, faults);

    public string Source { get; } = Required("source", read, faults);

    public string Type { get; } = Required("type", read, faults);

    public string? Subject { get; } = read("subject");

    /// <summary>An extension, as <c>userid</c> and <c>anonymousid</c> are here.</summary>
    public string? Extension(string name) => read(name);

    public string? ContentType { get; } = read("datacontenttype");

    public DateTimeOffset? Time { get; } = ReadTime(read("time"), faults);

    public static CloudEventAttributes OfJson(JsonElement json, List<EventFault> faults)
    {
        var fields = new JsonFields(json);
        var attributes = new CloudEventAttributes(fields.Text, faults);
        faults.AddRange(fields.Faults.Where(f => !faults.Exists(known => known.Field == f.Field)));
        return attributes.Checked(fields.Text("specversion"), faults);
    }

    /// <summary>From <c>ce-</c> headers, each percent-decoded once.</summary>
    public static CloudEventAttributes OfHeaders(IHeaderDictionary headers, List<EventFault> faults) => new CloudEventAttributes(
        name =>
        {
            var text = name == "datacontenttype" ? headers.ContentType.ToString() : headers[$"ce-{name}"].ToString();
            if (text.Length == 0 || Decode(text) is { } decoded)
                return text.Length == 0 ? null : Decode(text);
            faults.Add(new(name, "is not UTF-8 once its percent-encoding is undone"));
            return null;
        },
        faults).Checked(headers["ce-specversion"].ToString(), faults);

    private CloudEventAttributes Checked(string? version, List<EventFault> faults)
    {
        if (version is not "1.0")
            faults.Add(new("specversion", "must be 1.0"));
        return this;
    }

    /// <returns><c>null</c> where the bytes are no UTF-8.</returns>
    private static string? Decode(string text)
    {
        if (!text.Contains('%', StringComparison.Ordinal))
            return text;
        try
        {
            var bytes = new List<byte>(text.Length);
            for (var at = 0; at < text.Length;)
            {
                var isEscape = text[at] == '%' && at + 2 < text.Length && char.IsAsciiHexDigit(text[at + 1]) && char.IsAsciiHexDigit(text[at + 2]);
                if (isEscape)
                    bytes.Add(Convert.FromHexString(text.AsSpan(at + 1, 2))[0]);
                else
                    bytes.AddRange(Strict.GetBytes(text, at, 1));
                at += isEscape ? 3 : 1;
            }
            return Strict.GetString([.. bytes]);
        }
        catch (ArgumentException) // both directions of the encoding say so by it
        {
            return null;
        }
    }

    private static string Required(string name, Func<string, string?> read, List<EventFault> faults)
    {
        var text = read(name);
        if (text is null && !faults.Exists(f => f.Field == name))
            faults.Add(new(name, "is missing"));
        return text ?? "";
    }

    private static DateTimeOffset? ReadTime(string? text, List<EventFault> faults)
    {
        if (text is null)
            return null;
        if (Timestamp().IsMatch(text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var time))
            return time;
        faults.Add(new("time", "is not an RFC 3339 time such as 2026-01-05T09:30:00Z"));
        return null;
    }

    [GeneratedRegex(@"^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d{1,12})?([Zz]|[+-]\d\d:\d\d)$")]
    private static partial Regex Timestamp();
}
