using System.Buffers;
using System.Text.Json;

namespace Ingest.Collect;

/// <summary>Puts JSON objects together.</summary>
internal static class JsonMerge
{
    public static readonly JsonElement Nothing = JsonElement.Parse("{}");

    /// <summary>The properties of both; where both have one, that of <paramref name="upper"/>.</summary>
    public static JsonElement Over(JsonElement lower, JsonElement upper)
    {
        if (!lower.EnumerateObject().Any())
            return upper;
        if (!upper.EnumerateObject().Any())
            return lower;
        return Write(writer =>
        {
            foreach (var property in lower.EnumerateObject().Where(p => !upper.TryGetProperty(p.Name, out _)))
                property.WriteTo(writer);
            foreach (var property in upper.EnumerateObject())
                property.WriteTo(writer);
        });
    }

    /// <summary>An object of those properties that have a value.</summary>
    public static JsonElement Of(params ReadOnlySpan<(string Name, string? Value)> properties)
    {
        var told = properties.ToArray().Where(p => p.Value is not null);
        return Write(writer =>
        {
            foreach (var (name, value) in told)
                writer.WriteString(name, value);
        });
    }

    /// <summary>The properties but for some.</summary>
    public static JsonElement Without(JsonElement json, IReadOnlySet<string> names) => Write(writer =>
    {
        foreach (var property in json.EnumerateObject().Where(p => !names.Contains(p.Name)))
            property.WriteTo(writer);
    });

    /// <summary>An object of what <paramref name="properties"/> writes.</summary>
    public static JsonElement Write(Action<Utf8JsonWriter> properties)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            properties(writer);
            writer.WriteEndObject();
        }
        return JsonElement.Parse(buffer.WrittenSpan);
    }
}
