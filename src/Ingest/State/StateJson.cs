using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ingest.State;

/// <summary>How state is written to the store.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PersonState))]
internal sealed partial class StateJson : JsonSerializerContext
{
    private const int Kept = 64 * 1024; // bytes; a larger buffer is for one state

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _buffer;

    /// <summary>Valid until the thread writes the next.</summary>
    public static ReadOnlySpan<byte> Write(PersonState state)
    {
        var buffer = _buffer ??= new(Kept);
        buffer.ResetWrittenCount();
        using (var json = new Utf8JsonWriter(buffer))
            JsonSerializer.Serialize(json, state, Default.PersonState);
        if (buffer.Capacity > Kept)
            _buffer = null;
        return buffer.WrittenSpan;
    }
}
