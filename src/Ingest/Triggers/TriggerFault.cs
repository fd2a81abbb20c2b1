namespace Ingest.Triggers;

/// <summary>One thing that is wrong with <c>triggers.yaml</c>; line and column count from 1.</summary>
internal sealed record TriggerFault(long Line, long Column, string Message);
