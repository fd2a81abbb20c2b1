using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ingest.State;

/// <summary>How state is written to the store: JSON, packed by Brotli. It shrinks to a tenth, and writing the rest would cost more than packing it.</summary>
internal static partial class StateJson
{
    private const int Kept = 64 * 1024; // bytes; a larger buffer is for one state
    private const int Quality = 1; // better ones take longer and gain little
    private const int Window = 16; // bits: 64 KB
    private const int Head = sizeof(int); // the length of the JSON
    private const int Most = 256 * 1024 * 1024; // bytes of JSON: far beyond what the bounds of a state allow, and what a damaged length may ask for

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _json;

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _packed;

    /// <summary>The same bytes for equal states. Valid until the thread writes the next.</summary>
    public static ReadOnlySpan<byte> Write(PersonState state)
    {
        var json = Emptied(ref _json);
        ProductConverter.Begin();
        using (var writer = new Utf8JsonWriter(json))
            JsonSerializer.Serialize(writer, state, Context.Default.PersonState);
        return json.WrittenSpan;
    }

    /// <exception cref="JsonException">It is not what <see cref="Write"/> writes.</exception>
    public static PersonState Read(ReadOnlySpan<byte> json)
    {
        ProductConverter.Begin();
        return JsonSerializer.Deserialize(json, Context.Default.PersonState)!;
    }

    /// <summary>What <see cref="Unpack"/> reads. Valid until the thread packs the next.</summary>
    public static ReadOnlySpan<byte> Pack(PersonState state)
    {
        var json = Write(state);
        var packed = Emptied(ref _packed);
        var room = packed.GetSpan(Head + BrotliEncoder.GetMaxCompressedLength(json.Length));
        BinaryPrimitives.WriteInt32LittleEndian(room, json.Length);
        if (!BrotliEncoder.TryCompress(json, room[Head..], out var length, Quality, Window))
            throw new InvalidOperationException("Brotli took more room than it says it may."); // cannot be
        packed.Advance(Head + length);
        return packed.WrittenSpan;
    }

    /// <exception cref="InvalidDataException">It is not what <see cref="Pack"/> makes.</exception>
    /// <exception cref="JsonException">Nor is what is in it.</exception>
    public static PersonState Unpack(ReadOnlySpan<byte> packed)
    {
        var length = packed.Length > Head ? BinaryPrimitives.ReadInt32LittleEndian(packed) : -1;
        if (length is < 0 or > Most)
            throw Damaged();
        var json = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            return BrotliDecoder.TryDecompress(packed[Head..], json.AsSpan(0, length), out var written) && written == length ? Read(json.AsSpan(0, length)) : throw Damaged();
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(json);
        }
    }

    private static InvalidDataException Damaged() => new("A state in the table is damaged: `ingest rebuild` makes it again from the log.");

    private static ArrayBufferWriter<byte> Emptied(ref ArrayBufferWriter<byte>? buffer)
    {
        if (buffer is null || buffer.Capacity > Kept)
            buffer = new(Kept);
        buffer.ResetWrittenCount();
        return buffer;
    }

    [JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, Converters = [typeof(ProductConverter)])]
    [JsonSerializable(typeof(PersonState))]
    private sealed partial class Context : JsonSerializerContext;
}
