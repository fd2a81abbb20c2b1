using System.Buffers;
using System.IO.Compression;
using Microsoft.AspNetCore.Http;

namespace ServiceDefaults.Problems;

/// <summary>A request's body in memory, as it came but for its compression; or why it could not be read. Disposing gives its memory back.</summary>
internal sealed class RawBody : IDisposable
{
    private readonly byte[] _buffer;

    private RawBody(byte[] buffer, int length, BodyFault? fault)
    {
        _buffer = buffer;
        Bytes = buffer.AsMemory(0, length);
        Fault = fault;
    }

    /// <summary>Valid until this is disposed.</summary>
    public Memory<byte> Bytes { get; }

    public BodyFault? Fault { get; }

    /// <summary>Reads at most <paramref name="maxBytes"/> bytes, counted after gzip where the request declares it: what a bomb would become is never held.</summary>
    public static async ValueTask<RawBody> ReadAsync(HttpRequest request, int maxBytes, CancellationToken cancellationToken)
    {
        if (request.ContentLength > maxBytes)
            return new([], 0, BodyFault.TooLarge(maxBytes));
        if (!TryEncoding(request, out var gzip))
            return new([], 0, BodyFault.UnknownEncoding);
        var body = gzip ? new GZipStream(request.Body, CompressionMode.Decompress, leaveOpen: true) : request.Body;
        var buffer = ArrayPool<byte>.Shared.Rent(Math.Min(maxBytes + 1, 16 * 1024));
        try
        {
            var length = 0;
            while (true)
            {
                if (length == buffer.Length)
                    buffer = Grow(buffer, maxBytes);
                var read = await body.ReadAsync(buffer.AsMemory(length), cancellationToken);
                if (read == 0)
                {
                    var whole = new RawBody(buffer, length, null);
                    buffer = [];
                    return whole;
                }
                length += read;
                if (length > maxBytes)
                    return new([], 0, BodyFault.TooLarge(maxBytes));
            }
        }
        catch (InvalidDataException)
        {
            return new([], 0, BodyFault.NotGzip);
        }
        catch (BadHttpRequestException e)
        {
            return new([], 0, e.StatusCode == StatusCodes.Status413PayloadTooLarge ? BodyFault.TooLarge(maxBytes) : BodyFault.CutOff(e.StatusCode));
        }
        finally
        {
            Return(buffer);
            if (gzip)
                await body.DisposeAsync();
        }
    }

    public void Dispose() => Return(_buffer);

    private static bool TryEncoding(HttpRequest request, out bool gzip)
    {
        var encoding = request.Headers.ContentEncoding.ToString();
        gzip = encoding.Equals("gzip", StringComparison.OrdinalIgnoreCase) || encoding.Equals("x-gzip", StringComparison.OrdinalIgnoreCase);
        return gzip || encoding.Length == 0 || encoding.Equals("identity", StringComparison.OrdinalIgnoreCase);
    }

    private static byte[] Grow(byte[] buffer, int maxBytes)
    {
        var larger = ArrayPool<byte>.Shared.Rent((int)Math.Min((long)maxBytes + 1, buffer.Length * 2L));
        buffer.CopyTo(larger, 0);
        Return(buffer);
        return larger;
    }

    private static void Return(byte[] buffer)
    {
        if (buffer.Length > 0)
            ArrayPool<byte>.Shared.Return(buffer);
    }
}
