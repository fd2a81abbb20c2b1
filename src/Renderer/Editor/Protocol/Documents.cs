namespace Renderer.Editor.Protocol;

/// <summary>A place in a text: both count from 0, characters in UTF-16 units.</summary>
internal sealed record Position(int Line, int Character);

internal sealed record Range(Position Start, Position End);

internal sealed record Location(string Uri, Range Range);

internal sealed record DocumentId(string Uri);

internal sealed record VersionedDocument(string Uri, int? Version = null);

internal sealed record DocumentItem(string Uri, int Version, string Text);

/// <param name="Range">What is replaced; <c>null</c>: everything.</param>
internal sealed record Change(string Text, Range? Range = null);

internal sealed record DidOpen(DocumentItem TextDocument);

internal sealed record DidChange(VersionedDocument TextDocument, IReadOnlyList<Change> ContentChanges);

internal sealed record DidClose(DocumentId TextDocument);

internal sealed record FileEvent(string Uri);

internal sealed record DidChangeFiles(IReadOnlyList<FileEvent> Changes);

/// <summary>What completion, hover and definition ask about.</summary>
internal sealed record AtPosition(DocumentId TextDocument, Position Position);
