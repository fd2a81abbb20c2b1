using System.Buffers;
using System.IO.Compression;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ServiceDefaults.Problems;

/// <summary>A request's JSON body, or the problem that says why there is none.</summary>
internal readonly record struct JsonBody(JsonElement Json, ProblemHttpResult? Problem)
{
    private const int MaxDepth = 64; // deeper than any event or recipient, shallow enough for any reader behind us

    /// <summary>Reads a body of at most <paramref name="maxBytes"/> bytes, after gzip where the request declares it.</summary>
    public static async ValueTask<JsonBody> ReadAsync(HttpRequest request, int maxBytes, CancellationToken cancellationToken)
    {
        if (request.ContentLength > maxBytes)
            return TooLarge(maxBytes);
        var gzip = request.Headers.ContentEncoding.Any(e => string.Equals(e, "gzip", StringComparison.OrdinalIgnoreCase));
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
                    LoneSurrogates.Replace(buffer.AsSpan(0, length));
                    return Parse(buffer.AsMemory(0, length));
                }
                length += read;
                if (length > maxBytes)
                    return TooLarge(maxBytes);
            }
        }
        catch (InvalidDataException)
        {
            return new(default, Problems.Problem.Of(StatusCodes.Status400BadRequest, "not_gzip", "Content-Encoding says gzip, and the body is not."));
        }
        catch (BadHttpRequestException e)
        {
            return e.StatusCode == StatusCodes.Status413PayloadTooLarge
                ? TooLarge(maxBytes)
                : new(default, Problems.Problem.Of(e.StatusCode, "bad_request", "The body could not be read to its end."));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
            if (gzip)
                await body.DisposeAsync();
        }
    }

    /// <summary>Parses JSON text; a fault is told with line and column, both from 1.</summary>
    public static JsonBody Parse(ReadOnlyMemory<byte> utf8)
    {
        if (utf8.IsEmpty)
            return new(default, Problems.Problem.Of(StatusCodes.Status400BadRequest, "no_body", "The request has no body; a JSON object is expected."));
        if (!Utf8.IsValid(utf8.Span)) // the parser would only find out when a text is read
            return new(default, Problems.Problem.Of(StatusCodes.Status400BadRequest, "not_json", "The body is not UTF-8."));
        try
        {
            using var document = JsonDocument.Parse(utf8, new JsonDocumentOptions { MaxDepth = MaxDepth });
            return new(document.RootElement.Clone(), null);
        }
        catch (JsonException e)
        {
            var place = $"line {e.LineNumber + 1}, column {e.BytePositionInLine + 1}";
            return new(default, Problems.Problem.Of(
                StatusCodes.Status400BadRequest, "not_json", $"The body is not JSON, or nested deeper than {MaxDepth} levels, at {place}."));
        }
    }

    private static byte[] Grow(byte[] buffer, int maxBytes)
    {
        var larger = ArrayPool<byte>.Shared.Rent((int)Math.Min((long)maxBytes + 1, buffer.Length * 2L));
        buffer.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }

    private static JsonBody TooLarge(int maxBytes) => new(default, Problems.Problem.Of(
        StatusCodes.Status413PayloadTooLarge, "too_large", $"The body is larger than {maxBytes} bytes."));
}
