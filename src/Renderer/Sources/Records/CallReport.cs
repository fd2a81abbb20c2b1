namespace Renderer.Sources.Records;

/// <summary>How one source of a send got its answer. Requests that several sends share stand in the report of each.</summary>
/// <param name="Arguments">The same for the same arguments; tells nothing of them.</param>
/// <param name="Attempts">Requests sent, with retries and hedges.</param>
/// <param name="Status">HTTP status of the last answer.</param>
/// <param name="Bytes">Of all answers' bodies.</param>
/// <param name="Batch">How many calls the request was for, where it was a batch.</param>
/// <param name="QueueMs">Waiting for a turn at the system.</param>
/// <param name="ConnectMs">Opening connections.</param>
/// <param name="ResponseMs">From sending to the last byte, of all attempts.</param>
/// <param name="Error">Kind of the failure, also where a cached or a default value stood in.</param>
/// <param name="Detail">For people.</param>
internal sealed record CallReport(
    string? Arguments, CacheOutcome Cache, int Attempts, int? Status, long Bytes, int? Batch,
    double? QueueMs, double? ConnectMs, double? ResponseMs, string? Error, string? Detail);
