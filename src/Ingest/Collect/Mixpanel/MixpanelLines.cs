using System.Runtime.InteropServices;
using System.Text.Json;
using ServiceDefaults.Problems;

namespace Ingest.Collect.Mixpanel;

/// <summary>One event of an import as it came, or why its line is no JSON.</summary>
internal readonly record struct MixpanelLine(JsonElement Json, ReadOnlyMemory<byte> Raw, string? Fault);

/// <summary>The events of an import: an array, a line an event, or the form of old clients.</summary>
internal static class MixpanelLines
{
    public static IReadOnlyList<MixpanelLine> Read(HttpRequest http, Memory<byte> body, out BodyFault? fault, out bool isForm)
    {
        isForm = false;
        if (body.Span.TrimStart(" \t\r\n"u8) is [(byte)'{', ..])
        {
            fault = null;
            return Lines(body);
        }
        var payload = MixpanelPayload.Read(http, body);
        fault = payload.Fault;
        isForm = payload.IsForm && payload.Fault is null;
        return [.. payload.Items.Select(i => new MixpanelLine(i, JsonMarshal.GetRawUtf8Value(i).ToArray(), null))];
    }

    private static List<MixpanelLine> Lines(Memory<byte> body)
    {
        // One object over several lines is an object; several objects are lines.
        if (JsonBody.Parse(body) is { Fault: null } whole)
            return [new(whole.Json, body, null)];
        var lines = new List<MixpanelLine>();
        foreach (var range in MemoryExtensions.Split(body.Span, (byte)'\n'))
        {
            if (lines.Count > MixpanelPayload.MaxItems)
                break; // too many, however many more
            var line = body[range];
            if (line.Span.Trim(" \t\r"u8).IsEmpty)
                continue;
            var json = JsonBody.Parse(line);
            lines.Add(new(json.Json, line, json.Fault?.Detail));
        }
        return lines;
    }
}
