namespace Renderer.Sources.Misbehaviour;

/// <summary>A body over a poor line: it drips, breaks, or does not end.</summary>
/// <param name="body">What is sent; beyond its end come blanks.</param>
/// <param name="length">Where the body ends, or breaks.</param>
/// <param name="every">The pause before each piece of a few bytes; zero: as fast as it is read.</param>
internal sealed class PoorStream(byte[] body, int length, TimeSpan every, bool breaks, TimeProvider time) : Stream
{
    public const int Piece = 16; // bytes of a body that drips

    private int _sent;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => _sent; set => throw new NotSupportedException(); }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_sent == length)
            return breaks ? throw new IOException("The connection is reset, on purpose.") : 0;
        if (every > TimeSpan.Zero)
            await Task.Delay(every, time, cancellationToken);
        var count = Math.Min(Math.Min(buffer.Length, every > TimeSpan.Zero ? Piece : int.MaxValue), length - _sent);
        var known = Math.Clamp(body.Length - _sent, 0, count);
        body.AsSpan(Math.Min(_sent, body.Length), known).CopyTo(buffer.Span);
        buffer.Span[known..count].Fill((byte)' ');
        _sent += count;
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Bodies are read asynchronously.");

    public override void Flush()
    {
        // Nothing is held back.
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
