namespace Ingest.Log;

/// <summary>Another process owns the file.</summary>
internal sealed class InUseException(string message, Exception inner) : InvalidOperationException(message, inner);
