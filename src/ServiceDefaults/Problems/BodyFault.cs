using Microsoft.AspNetCore.Http;

namespace ServiceDefaults.Problems;

/// <summary>Why a request's body could not be read.</summary>
internal sealed record BodyFault(int Status, string Code, string Detail)
{
    public static readonly BodyFault NotGzip = new(StatusCodes.Status400BadRequest, "not_gzip", "Content-Encoding says gzip, and the body is not.");

    public static readonly BodyFault UnknownEncoding = new(
        StatusCodes.Status415UnsupportedMediaType, "unknown_encoding", "Content-Encoding must be gzip, or absent.");

    public static BodyFault TooLarge(int maxBytes) => new(
        StatusCodes.Status413PayloadTooLarge, "too_large", $"The body is larger than {maxBytes} bytes.");

    public static BodyFault CutOff(int status) => new(status, "bad_request", "The body could not be read to its end.");
}
