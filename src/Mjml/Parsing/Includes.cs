using Mjml.Diagnostics;

namespace Mjml.Parsing;

/// <summary>Puts the files that <c>mj-include</c> names in its place. One for each document.</summary>
internal sealed class Includes(MjmlOptions options, string path, FaultList faults)
{
    /// <summary>More files in files than anybody can follow.</summary>
    private const int MaxDepth = 20;

    /// <summary>Two files that each include the next one twice would double with every file.</summary>
    private const int MaxFiles = 1000;

    private readonly List<string> _chain = [path];
    private int _files;
    private long _length;

    /// <summary>Whether a template tag stands anywhere in the document or the files that it includes.</summary>
    public bool HasTemplateTags { get; private set; }

    /// <summary>Reads the document, with what it includes.</summary>
    public Node? Read(SourceText document)
    {
        HasTemplateTags = TemplateTags.IsIn(document.Text);
        return new MjmlReader(document, options.KeepComments, faults, this, hasTemplateTags: HasTemplateTags).Read();
    }

    /// <summary>Reads what <paramref name="include"/> names and adds it to the element around it and to the head.</summary>
    /// <param name="around">The open element that the tag stands in.</param>
    /// <param name="depth">How deep that is.</param>
    public void Expand(Node include, Node around, Node root, List<Node> styles, int depth)
    {
        if (Load(include) is not { } source)
            return;
        switch (include["type"])
        {
            case "html":
                around.Add(new("mj-raw", include.Offset, include.Length) { Source = include.Source, Content = source.Text.Trim() });
                break;
            case "css":
                styles.Add(Style(include, source.Text));
                break;
            default:
                _chain.Add(source.File!);
                Insert(Read(source, depth), around, root);
                _chain.RemoveAt(_chain.Count - 1);
                break;
        }
    }

    private static Node Style(Node include, string css)
    {
        return new("mj-style", include.Offset, include.Length)
        {
            Source = include.Source,
            Content = css.Trim(),
            Attributes = include["css-inline"] == "inline" ? [new("inline", "inline", include.Offset, include.Length)] : [],
        };
    }

    private Node? Read(SourceText source, int depth)
    {
        HasTemplateTags |= TemplateTags.IsIn(source.Text);
        return new MjmlReader(source, options.KeepComments, faults, this, depth, HasTemplateTags).Read(asFragment: !source.Text.Contains("<mjml", StringComparison.OrdinalIgnoreCase));
    }

    private static void Insert(Node? included, Node around, Node root)
    {
        if (included?.Child("mj-body") is { } body)
            around.AddRange(body.Children);
        if (included?.Child("mj-head") is not { } head)
            return;
        if (root.Child("mj-head") is not { } ownHead)
            root.Add(ownHead = new("mj-head", head.Offset, head.Length) { Source = head.Source });
        ownHead.AddRange(head.Children);
    }

    private SourceText? Load(Node include)
    {
        if (options.Loader is null)
            return Refuse(include, "MJ010", "<mj-include> is left out: this compiler has no loader for files.", "Give the compiler a loader, or write the content in its place.");
        if (include["path"] is not { Length: > 0 } written || TemplateTags.IsIn(written))
            return Refuse(include, "MJ010", "<mj-include> needs a 'path' that is known when the template is compiled.", null);
        if (IncludePath.Resolve(_chain[^1], written) is not { } resolved)
            return Refuse(include, "MJ010", $"'{written}' leads out of the folder that files are included from.", "Write a path relative to this file, without a leading '/'.");
        if (_chain.Contains(resolved))
            return Refuse(include, "MJ011", $"'{resolved}' includes itself: {string.Join(" > ", _chain.SkipWhile(p => p != resolved))} > {resolved}.", null);
        if (_chain.Count > MaxDepth || ++_files > MaxFiles)
            return Refuse(include, "MJ011", $"Files are included more than {MaxDepth} deep or {MaxFiles} times; '{resolved}' is left out.", null);
        if (options.Loader.Load(resolved) is not { } text)
            return Refuse(include, "MJ010", $"There is no file '{resolved}'.", null);
        if ((_length += text.Length) > MjmlCompiler.MaxLength)
            return Refuse(include, "MJ008", $"With '{resolved}' the document has more than {MjmlCompiler.MaxLength} characters.", null);
        return new(resolved, text);
    }

    private SourceText? Refuse(Node include, string code, string message, string? suggestion)
    {
        faults.Add(code, MjmlSeverity.Error, message, include, suggestion);
        return null;
    }
}
