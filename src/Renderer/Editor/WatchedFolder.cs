using Renderer.Previews;
using Renderer.Sources.Declarations;
using Renderer.Templates;
using TemplateLanguage;
using TemplateLanguage.Diagnostics;

namespace Renderer.Editor;

/// <summary>A folder of templates while they are written: what is wrong with each, found again when a file that it is made of changes.</summary>
internal sealed class WatchedFolder(TemplateFolder folder)
{
    private const string UnknownVariable = "TL031";

    private readonly Dictionary<string, Checked> _checked = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<Fault>> _alone = new(StringComparer.Ordinal);
    private readonly HashSet<string> _dirty = [.. folder.Names];
    private readonly HashSet<string> _open = new(StringComparer.Ordinal);
    private SystemCatalog _systems = new(new Dictionary<string, SystemDeclaration>());
    private IReadOnlyList<Fault> _systemFaults = [];
    private bool _systemsAreOld = true;

    public TemplateFolder Folder => folder;

    /// <summary>The systems as <c>sources.yaml</c> declares them now.</summary>
    public SystemCatalog Systems
    {
        get
        {
            if (_systemsAreOld)
                (_systems, _systemFaults) = SystemsFile.Read(folder);
            _systemsAreOld = false;
            return _systems;
        }
    }

    /// <summary>Whether something has to be checked.</summary>
    public bool HasWork { get; private set; } = true;

    /// <summary>All that is wrong; complete when there is no more work.</summary>
    public IEnumerable<Fault> Faults => _systemFaults.Concat(_checked.Values.SelectMany(c => c.Faults)).Concat(_alone.Values.SelectMany(f => f)).Distinct();

    /// <summary>A file was opened in the editor.</summary>
    public void Open(string file)
    {
        _open.Add(file);
        Change(file);
    }

    public void Close(string file)
    {
        _open.Remove(file);
        _alone.Remove(file);
        Change(file);
    }

    /// <summary>A file is another than before.</summary>
    public void Change(string file)
    {
        HasWork = true;
        var parts = Path.GetRelativePath(folder.Path, file).Split(Path.DirectorySeparatorChar);
        var users = _checked.Where(c => c.Value.Files.Contains(file)).Select(c => c.Key).ToList();
        if (parts is [_, TemplateFolder.TemplateFile] or [_, "previews", _])
            _dirty.Add(parts[0]);
        else if (parts[0] is "_partials" or "_layouts" && users.Count > 0)
            _dirty.UnionWith(users);
        else
        {
            _systemsAreOld = true;
            _dirty.UnionWith(folder.Names);
        }
    }

    /// <summary>Checks one template; the others have their turn when nobody waits for an answer.</summary>
    public void Work()
    {
        var systems = Systems;
        foreach (var gone in _checked.Keys.Where(n => !folder.Has(n)).ToList())
            _checked.Remove(gone);
        _dirty.RemoveWhere(n => !folder.Has(n));
        if (_dirty.Order(StringComparer.Ordinal).FirstOrDefault() is { } name)
        {
            _dirty.Remove(name);
            _checked[name] = Check(name, systems);
        }
        if (_dirty.Count > 0)
            return;
        _alone.Clear();
        foreach (var file in _open.Where(f => SharedName(f) is not null && UserOf(f) is null))
            _alone[file] = CheckAlone(file);
        HasWork = false;
    }

    /// <summary>A template that a partial or a layout is part of, or that a file is; <c>null</c> where there is none.</summary>
    public string? UserOf(string file) =>
        folder.Names.FirstOrDefault(n => folder.FileOf(n) == file) ?? _checked.Where(c => c.Value.Files.Contains(file)).Select(c => c.Key).Order(StringComparer.Ordinal).FirstOrDefault();

    /// <summary>The file and the text of the template to look at a file through: its own, or one made up for what nobody uses yet.</summary>
    public (string File, string Text) TemplateOf(string file) => UserOf(file) is { } name && folder.Read(folder.FileOf(name)) is { } text
        ? (folder.FileOf(name), text)
        : (Path.Combine(folder.Path, "-", TemplateFolder.TemplateFile), SharedName(file) is var (tag, shared) ? $"---\nsubject: -\n---\n{{% {tag} '{shared}' %}}" : "");

    public TemplateCompilerOptions Options => new TemplateReader(folder, Systems).Options([]);

    /// <summary>The names of files below a folder of partials or layouts.</summary>
    public IReadOnlyList<string> NamesIn(string shared)
    {
        var root = Path.Combine(folder.Path, shared);
        return !Directory.Exists(root) ? [] :
            [.. Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Select(f => SharedName(f)?.Name).OfType<string>().Distinct().Order(StringComparer.Ordinal)];
    }

    private Checked Check(string name, SystemCatalog systems)
    {
        var files = new HashSet<string>(StringComparer.Ordinal);
        try
        {
            return new(new TemplateCheck(folder, systems).Run(name, files), files);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new([], files); // gone, or not for us: the editor tells that itself
        }
    }

    /// <summary>What is wrong with a partial that no template uses, whatever it is given.</summary>
    private List<Fault> CheckAlone(string file)
    {
        var (template, text) = TemplateOf(file);
        var compilation = new TemplateCompiler(Options with { Layout = new NoLayout() }).Compile(template, text);
        return [.. compilation.Faults.Where(f => f.Code != UnknownVariable && f.Related is [var (place, _), ..] && place.File == file)];
    }

    /// <summary>The tag that brings in a partial or a layout, and the name it does it by.</summary>
    private (string Tag, string Name)? SharedName(string file)
    {
        var parts = Path.GetRelativePath(folder.Path, file).Split(Path.DirectorySeparatorChar);
        if (parts.Length < 2 || parts[0] is not ("_partials" or "_layouts") || Path.GetExtension(file) is not (".mjml" or ".liquid"))
            return null;
        return (parts[0] == "_partials" ? "render" : "layout", Path.ChangeExtension(string.Join('/', parts[1..]), null));
    }

    private sealed record Checked(IReadOnlyList<Fault> Faults, IReadOnlySet<string> Files);

    /// <summary>A partial by itself is no document: only its tags can be checked.</summary>
    private sealed class NoLayout : IMarkupLayout
    {
        public LaidOutMarkup Lay(Markup markup) => new(markup.Text, markup.Text, []);
    }
}
