using Renderer.Editor.Protocol;
using Renderer.Templates;

namespace Renderer.Editor;

/// <summary>What an editor has open, and the folders of templates around it.</summary>
internal sealed class EditorSession
{
    private readonly Dictionary<string, OpenDocument> _documents = new(StringComparer.Ordinal);
    private readonly Dictionary<string, WatchedFolder> _folders = new(StringComparer.Ordinal);
    private readonly DiagnosticsBoard _board = new();

    public bool HasWork => _folders.Values.Any(f => f.HasWork);

    /// <summary>Does a part of the work, and gives what is to be told of it.</summary>
    public IEnumerable<(string Method, object Parameters)> Work()
    {
        var folder = _folders.Values.First(f => f.HasWork);
        folder.Work();
        return folder.HasWork ? [] : _board.Update(folder, _documents).Select(p => ("textDocument/publishDiagnostics", p));
    }

    public void Open(DidOpen opened)
    {
        if (Uris.ToPath(opened.TextDocument.Uri) is not { } path)
            return;
        _documents[path] = new(opened.TextDocument.Uri, opened.TextDocument.Version, opened.TextDocument.Text);
        FolderOf(path)?.Open(path);
    }

    public void Change(DidChange changed)
    {
        if (Uris.ToPath(changed.TextDocument.Uri) is not { } path || !_documents.TryGetValue(path, out var document))
            return;
        _documents[path] = document.With(changed.TextDocument.Version, changed.ContentChanges);
        FolderOf(path)?.Change(path);
    }

    public void Close(DidClose closed)
    {
        if (Uris.ToPath(closed.TextDocument.Uri) is not { } path || !_documents.Remove(path))
            return;
        FolderOf(path)?.Close(path);
    }

    public void ChangeFiles(DidChangeFiles changed)
    {
        foreach (var path in changed.Changes.Select(c => Uris.ToPath(c.Uri)).OfType<string>().Where(p => !_documents.ContainsKey(p)))
            FolderOf(path)?.Change(path);
    }

    public object? Complete(AtPosition at) => Ask(at, (questions, path, document, offset) => questions.Complete(path, document, offset));

    public object? Hover(AtPosition at) => Ask(at, (questions, path, document, offset) => questions.Hover(path, document, offset));

    public object? Define(AtPosition at) => Ask(at, (questions, path, document, offset) => questions.Define(path, document, offset));

    private object? Ask(AtPosition at, Func<Questions, string, OpenDocument, int, object?> ask) =>
        Uris.ToPath(at.TextDocument.Uri) is { } path && _documents.TryGetValue(path, out var document) && FolderOf(path) is { } folder
            ? ask(new(folder, file => Uris.Of(file, _documents)), path, document, document.OffsetOf(at.Position))
            : null;

    /// <summary>The folder of templates that a file belongs to; <c>null</c> where it belongs to none.</summary>
    private WatchedFolder? FolderOf(string file)
    {
        if (_folders.Values.FirstOrDefault(f => file.StartsWith(f.Folder.Path + Path.DirectorySeparatorChar, StringComparison.Ordinal)) is { } known)
            return known;
        if (RootOf(file) is not { } root)
            return null;
        return _folders[root] = new(new TemplateFolder(root, path => _documents.TryGetValue(path, out var open) ? open.Text : null));
    }

    /// <summary>The nearest folder above that holds what only a folder of templates does.</summary>
    private static string? RootOf(string file)
    {
        for (var at = Path.GetDirectoryName(file); at is not null; at = Path.GetDirectoryName(at))
        {
            if (File.Exists(Path.Combine(at, "sources.yaml")) || Directory.Exists(Path.Combine(at, "_partials")) || (Directory.Exists(at) && new TemplateFolder(at).Names.Count > 0))
                return at;
        }
        return null;
    }
}
