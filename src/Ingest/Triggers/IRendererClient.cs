namespace Ingest.Triggers;

/// <summary>The renderer, as far as a trigger needs it.</summary>
internal interface IRendererClient
{
    Task<SendAnswer> AskAsync(string body, CancellationToken cancellationToken);
}
