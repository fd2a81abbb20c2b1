using System.Buffers;
using System.Buffers.Text;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json.Nodes;

namespace Renderer.Editor.Protocol;

/// <summary>JSON texts with a header that tells their length, as the Language Server Protocol frames them.</summary>
internal sealed class MessageStream(Stream input, Stream output)
{
    private const int MaxHeader = 4_096; // real ones have a hundred bytes; beyond it the other side speaks something else
    private const int MaxContent = 64_000_000; // a mail is a thousandth of it

    private static readonly byte[] HeaderEnd = "\r\n\r\n"u8.ToArray();

    private readonly PipeReader _reader = PipeReader.Create(input);

    /// <summary>The next text, empty where its header told no length; <c>null</c> at the end, or where no message can be found any more.</summary>
    public async Task<byte[]?> ReadAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var result = await _reader.ReadAsync(cancellationToken);
            var buffer = result.Buffer;
            if (TryRead(ref buffer, out var content, out var broken))
            {
                _reader.AdvanceTo(buffer.Start);
                return content;
            }
            if (broken || result.IsCompleted)
                return null;
            _reader.AdvanceTo(buffer.Start, buffer.End);
        }
    }

    public async Task WriteAsync(JsonNode message, CancellationToken cancellationToken)
    {
        var content = Encoding.UTF8.GetBytes(message.ToJsonString());
        await output.WriteAsync(Encoding.ASCII.GetBytes($"Content-Length: {content.Length}\r\n\r\n"), cancellationToken);
        await output.WriteAsync(content, cancellationToken);
        await output.FlushAsync(cancellationToken);
    }

    private static bool TryRead(ref ReadOnlySequence<byte> buffer, out byte[] content, out bool broken)
    {
        content = [];
        var reader = new SequenceReader<byte>(buffer);
        if (!reader.TryReadTo(out ReadOnlySequence<byte> header, HeaderEnd))
        {
            broken = buffer.Length > MaxHeader;
            return false;
        }
        var length = Length(header.ToArray());
        broken = length > MaxContent;
        if (broken || reader.Remaining < length)
            return false;
        content = buffer.Slice(reader.Position, length).ToArray();
        buffer = buffer.Slice(buffer.GetPosition(length, reader.Position));
        return true;
    }

    /// <summary>What <c>Content-Length</c> says; 0 where it says nothing.</summary>
    private static int Length(ReadOnlySpan<byte> header)
    {
        foreach (var range in header.Split("\r\n"u8))
        {
            var line = header[range];
            var colon = line.IndexOf((byte)':');
            if (colon > 0 && Ascii.EqualsIgnoreCase(line[..colon].Trim((byte)' '), "Content-Length"u8)
                && Utf8Parser.TryParse(line[(colon + 1)..].Trim((byte)' '), out int length, out _) && length > 0)
                return length;
        }
        return 0;
    }
}
