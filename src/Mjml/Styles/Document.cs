using System.Globalization;
using Mjml.Components;
using Mjml.Diagnostics;
using Mjml.Parsing;

namespace Mjml.Styles;

/// <summary>What holds for the whole of one document: what its head declares, and what its body turns out to need.</summary>
internal sealed class Document
{
    private readonly string _source;
    private ulong? _idSeed;
    private int _ids;

    public Document(string source, Node root, MjmlOptions options, MjmlInput input, FaultList faults)
    {
        _source = source;
        Faults = faults;
        ForPrinters = options.PrinterSupport;
        Root = root;
        Preview = input.Preview ?? "";
        Title = input.Title ?? "";
        foreach (var (name, url) in options.Fonts)
            Fonts[name] = url;
        foreach (var child in root.Child("mj-head")?.Children ?? [])
            ReadHead(child);
    }

    public Node Root { get; }
    public FaultList Faults { get; }
    public string Language => Root["lang"] is { Length: > 0 } lang ? lang : "und";
    public string Direction => Root["dir"] is { Length: > 0 } dir ? dir : "auto";
    public bool ForPrinters { get; }
    public bool ForOutlookOnTheWeb => Root["owa"] == "desktop";
    public string Title { get; private set; }
    public string Preview { get; private set; }
    public string Breakpoint { get; private set; } = "480px";
    public OrderedDictionary<string, string> Fonts { get; } = [];
    public List<string> Styles { get; } = [];
    public List<Node> InlineStyles { get; } = [];
    public HtmlAttributes HtmlAttributes { get; } = new();
    public List<string> HeadRaw { get; } = [];
    public AttributeDefaults Defaults { get; } = new();
    public MediaQueries MediaQueries { get; } = new();
    public List<string> HeadStyles { get; } = [];

    /// <summary>Rules that one element needs for itself.</summary>
    public List<string> ElementStyles { get; } = [];

    /// <summary>Notes that a component is used, for the rule it needs in the head.</summary>
    public void Use(Component component)
    {
        if (component.HeadStyle(Breakpoint) is { } style && !HeadStyles.Contains(style))
            HeadStyles.Add(style);
    }

    /// <summary>An id for what a label names: the same at each compilation, and hardly that of another mail on the same page.</summary>
    public string NextId()
    {
        _idSeed ??= Hash(_source);
        return (_idSeed.Value + (ulong)_ids++).ToString("x16", CultureInfo.InvariantCulture);
    }

    private static ulong Hash(string text)
    {
        var hash = 14695981039346656037UL; // FNV-1a: stable across processes, which string.GetHashCode is not
        foreach (var c in text)
            hash = (hash ^ c) * 1099511628211UL;
        return hash;
    }

    private void ReadHead(Node node)
    {
        switch (node.Tag)
        {
            case "mj-title":
                Title = node.Content;
                break;
            case "mj-preview":
                Preview = node.Content;
                break;
            case "mj-breakpoint":
                Breakpoint = node["width"] ?? Breakpoint;
                break;
            case "mj-font" when node["name"] is { } name && node["href"] is { } href:
                Fonts[name] = href;
                break;
            case "mj-style" when node["inline"] == "inline":
                InlineStyles.Add(node);
                break;
            case "mj-style":
                Styles.Add(node.Content);
                break;
            case "mj-html-attributes":
                HtmlAttributes.Add(node);
                break;
            case "mj-attributes":
                Defaults.Add(node);
                break;
            case "mj-raw" or Node.TemplateTag:
                HeadRaw.Add(node.Content);
                break;
        }
    }
}
