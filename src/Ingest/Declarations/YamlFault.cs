namespace Ingest.Declarations;

/// <summary>One thing that is wrong with a file of declarations; line and column count from 1.</summary>
internal sealed record YamlFault(long Line, long Column, string Message);
