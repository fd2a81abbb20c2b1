using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Ingest.Events;

/// <summary>How the log writes an event: one JSON object, its properties and context as they came.</summary>
internal static class EventJson
{
    /// <summary>The <see cref="Refusal.Call"/> of what was refused after it had been translated: its bytes are in this form.</summary>
    public const string Call = "event";

    /// <summary>Stands in what is written of every event that is routed somewhere.</summary>
    public static readonly byte[] TopicsMark = "\"topics\":["u8.ToArray();

    private static readonly JsonWriterOptions Unchecked = new() { SkipValidation = true }; // what is written raw was parsed

    private const int Usual = 4 * 1024; // bytes
    private const int Kept = 64 * 1024; // a larger buffer is for one event

    // Of each thread that takes events: one event is written after the other.
    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _buffer;

    [ThreadStatic]
    private static Utf8JsonWriter? _writer;

    public static byte[] Write(Event happened)
    {
        var buffer = _buffer ??= new(Usual);
        buffer.ResetWrittenCount();
        var json = _writer ??= new(buffer, Unchecked);
        json.Reset(buffer);
        json.WriteStartObject();
        json.WriteString("source"u8, happened.Source);
        json.WriteString("id"u8, happened.Id);
        json.WriteString("type"u8, happened.Type);
        WriteText(json, "user_id"u8, happened.UserId);
        WriteText(json, "anonymous_id"u8, happened.AnonymousId);
        json.WriteString("occurred_at"u8, happened.OccurredAt);
        json.WriteString("received_at"u8, happened.ReceivedAt);
        WriteTime(json, "sent_at"u8, happened.SentAt);
        WriteTime(json, "original_at"u8, happened.OriginalAt);
        if (happened.IsLate)
            json.WriteBoolean("late"u8, true);
        if (happened.Topics.Count > 0)
        {
            json.WriteStartArray("topics"u8);
            foreach (var topic in happened.Topics)
                json.WriteStringValue(topic);
            json.WriteEndArray();
        }
        json.WritePropertyName("properties"u8);
        json.WriteRawValue(JsonMarshal.GetRawUtf8Value(happened.Properties), skipInputValidation: true);
        json.WritePropertyName("context"u8);
        json.WriteRawValue(JsonMarshal.GetRawUtf8Value(happened.Context), skipInputValidation: true);
        json.WriteEndObject();
        json.Flush();
        var written = buffer.WrittenSpan.ToArray();
        if (buffer.Capacity > Kept)
            _buffer = null;
        return written;
    }

    public static Event Read(ReadOnlySpan<byte> written)
    {
        var json = JsonElement.Parse(written);
        return new(
            json.GetProperty("id"u8).GetString()!, json.GetProperty("type"u8).GetString()!, Text(json, "user_id"u8), Text(json, "anonymous_id"u8),
            json.GetProperty("occurred_at"u8).GetDateTimeOffset(), json.GetProperty("received_at"u8).GetDateTimeOffset(),
            json.GetProperty("source"u8).GetString()!, json.GetProperty("properties"u8), json.GetProperty("context"u8))
        {
            SentAt = Time(json, "sent_at"u8),
            OriginalAt = Time(json, "original_at"u8),
            Topics = json.TryGetProperty("topics"u8, out var topics) ? [.. topics.EnumerateArray().Select(t => t.GetString()!)] : [],
        };
    }

    private static void WriteText(Utf8JsonWriter json, ReadOnlySpan<byte> name, string? value)
    {
        if (value is not null)
            json.WriteString(name, value);
    }

    private static void WriteTime(Utf8JsonWriter json, ReadOnlySpan<byte> name, DateTimeOffset? value)
    {
        if (value is { } time)
            json.WriteString(name, time);
    }

    private static string? Text(JsonElement json, ReadOnlySpan<byte> name) => json.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static DateTimeOffset? Time(JsonElement json, ReadOnlySpan<byte> name) =>
        json.TryGetProperty(name, out var value) ? value.GetDateTimeOffset() : null;
}
