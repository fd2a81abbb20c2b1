using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using Mjml.Components;
using Mjml.Diagnostics;
using Mjml.Html;
using Mjml.Late;
using Mjml.Parsing;

namespace Mjml.Styles;

/// <summary>What holds for the whole of one document: what its head declares, and what its body turns out to need.</summary>
internal sealed class Document
{
    private const string DefaultBreakpoint = "480px";

    /// <summary>Each is looked for in each font list of the mail.</summary>
    private const int MaxFonts = 100;

    private readonly string _source;
    private readonly Stack<string?[]> _values = new();
    private readonly MjmlOptions _options;
    private ulong? _key;
    private int _ids;
    private int _elementStyleLength;
    private ulong _used; // a bit for each component

    public Document(string source, Node root, MjmlOptions options, MjmlInput input, FaultList faults, bool hasTemplateTags)
    {
        HasTemplateTags = hasTemplateTags;
        _source = source;
        _options = options;
        Faults = faults;
        ForPrinters = options.PrinterSupport;
        Root = root;
        Preview = input.Preview ?? "";
        Title = input.Title ?? "";
        foreach (var (name, url) in options.Fonts)
            Fonts[name] = url;
        var head = root.Child("mj-head")?.Children ?? [];
        foreach (var child in head)
            ReadHead(child);
        TellConditional(head);
    }

    /// <summary>The same head, for sections that are laid out when its mail is sent.</summary>
    public Document(Document known, FaultList faults)
        : this(known._source, known.Root, known._options, new(), faults, hasTemplateTags: false)
    {
        _ids = known._ids;
    }

    public Node Root { get; }

    /// <summary>Whether there are any; in rendered sections braces are text.</summary>
    public bool HasTemplateTags { get; }

    /// <summary>Tells this document's marks and ids from those of others.</summary>
    public string Key => (_key ??= Hash(_source)).ToString("x16", CultureInfo.InvariantCulture);

    /// <summary>Why the section that is being laid out has to be laid out late.</summary>
    public LateCause? LateCause { get; set; }

    /// <summary>What is being laid out can be laid out late: the body's own values cannot.</summary>
    public bool IsInSection { get; set; }

    public bool HasLateSections { get; set; }

    /// <summary>The <c>mj-attributes</c> that hold template tags, as MJML, once they were asked for.</summary>
    public string? LateDefaults { get; set; }
    public List<string> LinkedFonts { get; } = [];
    public FaultList Faults { get; }
    public string Language => Root["lang"] is { Length: > 0 } lang ? lang : "und";
    public string Direction => Root["dir"] is { Length: > 0 } dir ? dir : "auto";
    public bool ForPrinters { get; }

    /// <summary>With what only the Outlook of Windows reads, which is up to a third of the page.</summary>
    public bool ForOutlookClassic => Root["support-outlook-classic"] != "false";
    public bool ForDarkMode => Root["support-dark-mode"] == "true";
    public bool ForOutlookOnTheWeb => Root["owa"] == "desktop";
    public string Title { get; private set; }
    public string Preview { get; private set; }
    public string Breakpoint { get; private set; } = DefaultBreakpoint;
    public OrderedDictionary<string, string> Fonts { get; } = [];
    public List<string> Styles { get; } = [];
    /// <summary>Template tags between the styles.</summary>
    public TagsBetween StyleTags { get; } = new();
    public List<Node> InlineStyles { get; } = [];
    public HtmlAttributes HtmlAttributes { get; } = new();
    public List<string> HeadRaw { get; } = [];
    public AttributeDefaults Defaults { get; set; } = new();
    public MediaQueries MediaQueries { get; } = new();
    public List<string> HeadStyles { get; } = [];

    /// <summary>Rules that one element needs for itself.</summary>
    public List<string> ElementStyles { get; } = [];

    /// <summary>Notes that a component is used, for the rule it needs in the head.</summary>
    public void Use(Component component)
    {
        var bit = 1UL << component.Id;
        if ((_used & bit) != 0)
            return;
        _used |= bit;
        if (component.HeadStyle(Breakpoint) is { } style && !HeadStyles.Contains(style))
            HeadStyles.Add(style);
    }

    /// <summary>Adds the rules of one element, as long as all of them together stay within what a page may have.</summary>
    public void AddElementStyle(string css)
    {
        _elementStyleLength += css.Length;
        if (_elementStyleLength < HtmlWriter.MaxLength / 10)
            ElementStyles.Add(css);
    }

    /// <summary>An id for what a label names: the same at each compilation, and hardly that of another mail on the same page.</summary>
    public string NextId()
    {
        _key ??= Hash(_source);
        return (_key.Value + (ulong)_ids++).ToString("x16", CultureInfo.InvariantCulture);
    }

    /// <summary>Something cannot be known before template tags are rendered: the section is laid out late, or that is a fault.</summary>
    public void Needs(LateCause cause)
    {
        if (!HasTemplateTags)
            return;
        if (_options.AllowLate && IsInSection)
        {
            LateCause ??= cause;
            return;
        }
        var severity = cause.IsValue ? MjmlSeverity.Error : MjmlSeverity.Warning;
        var message = $"{char.ToUpperInvariant(cause.Why[0])}{cause.Why[1..]}.";
        if (cause.Attribute is { } attribute)
            Faults.Add("MJ005", severity, message, cause.Node, attribute, cause.HowToMend);
        else
            Faults.Add("MJ005", severity, message, cause.Node, cause.HowToMend);
    }

    /// <summary>A place to go back to when what was noted since is not needed.</summary>
    public (int Rules, int Styles, int ElementStyles, int Ids, ulong Used) Mark() => (MediaQueries.Mark(), HeadStyles.Count, ElementStyles.Count, _ids, _used);

    public void Restore((int Rules, int Styles, int ElementStyles, int Ids, ulong Used) mark)
    {
        _used = mark.Used;
        MediaQueries.Restore(mark.Rules);
        HeadStyles.RemoveRange(mark.Styles, HeadStyles.Count - mark.Styles);
        ElementStyles.RemoveRange(mark.ElementStyles, ElementStyles.Count - mark.ElementStyles);
        _ids = mark.Ids;
    }

    private static ulong Hash(string source)
    {
        const int Enough = 4096; // two mails that begin alike and are as long do not meet on one page
        var text = source.AsSpan(0, Math.Min(source.Length, Enough));
        var hash = 14695981039346656037UL; // as FNV-1a, by four characters: stable across processes, which string.GetHashCode is not
        var four = MemoryMarshal.Cast<char, ulong>(text);
        foreach (var bits in four)
            hash = BitOperations.RotateLeft((hash ^ bits) * 1099511628211UL, 29);
        foreach (var c in text[(four.Length * 4)..])
            hash = (hash ^ c) * 1099511628211UL;
        return hash ^ (ulong)source.Length;
    }

    /// <summary>What the head says of the whole mail is taken as it stands: no template tag around it can decide whether it holds.</summary>
    private void TellConditional(List<Node> head)
    {
        var (first, last) = (head.FindIndex(IsTemplateTag), head.FindLastIndex(IsTemplateTag));
        for (var i = first + 1; i < last; i++)
        {
            if (head[i].Tag is "mj-raw" or Node.TemplateTag || (head[i].Tag == "mj-style" && !InlineStyles.Contains(head[i])))
                continue;
            Faults.Add(
                "MJ005", MjmlSeverity.Warning, $"<{head[i].Tag}> holds whatever the template tags around it decide.", head[i],
                "Write the tags into its content or its values.");
        }
    }

    /// <summary>Room for the values of one element; each document needs as many as elements are nested.</summary>
    public string?[] RentValues() => _values.TryPop(out var values) ? values : new string?[AttributeTable.MaxLength];

    public void ReturnValues(string?[] values) => _values.Push(values);

    private static bool IsTemplateTag(Node node) => node.IsTemplateTag;

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
                Breakpoint = CssSafe.Value(node["width"] ?? DefaultBreakpoint, HasTemplateTags) ?? Breakpoint;
                break;
            case "mj-font" when node["name"] is { Length: > 0 } name && node["href"] is { } href && Fonts.Count < MaxFonts:
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
            case "mj-raw":
                HeadRaw.Add(node.Content);
                break;
            case Node.TemplateTag:
                // Styles and raw pieces are written apart: a condition around both stands in both places.
                HeadRaw.Add(node.Content);
                if (node.Content.StartsWith("{%", StringComparison.Ordinal))
                    StyleTags.Add(Styles.Count, node.Content);
                break;
        }
    }
}
