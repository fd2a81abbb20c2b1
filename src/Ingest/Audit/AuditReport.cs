namespace Ingest.Audit;

/// <summary>What an audit found.</summary>
/// <param name="Ok">Nothing is wrong; warnings there may be.</param>
internal sealed record AuditReport(bool Ok, long Events, long People, IReadOnlyList<Finding> Findings, DateTimeOffset AsOf);

/// <summary>Everything of one kind that was found.</summary>
/// <param name="Kind"><c>duplicates</c>, <c>gaps</c>, <c>divergence</c>, <c>stale_users</c>, <c>again</c>, <c>late</c> or <c>clocks</c>.</param>
/// <param name="Severity"><c>error</c>: the service is wrong; <c>warning</c>: a sender is.</param>
/// <param name="Examples">The first of them: ids and sources, numbers in the log; no personal data.</param>
internal sealed record Finding(string Kind, string Severity, long Count, string Meaning, IReadOnlyList<string> Examples);
