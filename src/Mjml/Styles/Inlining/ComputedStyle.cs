using System.Text;

namespace Mjml.Styles.Inlining;

/// <summary>The declarations that hold for one element, the heaviest of each name.</summary>
internal sealed class ComputedStyle
{
    /// <summary>Above every rule, and below every <c>!important</c> one.</summary>
    public const int StyleAttribute = 1;

    private const int Important = 2;

    private readonly List<Entry> _entries = [];
    private string? _printed;

    /// <summary>Whether a value depends on what the elements around declare.</summary>
    public bool HasVariables { get; private set; }

    /// <summary>Adds the declarations of a rule or <c>style</c> attribute.</summary>
    public void Add(IReadOnlyList<Declaration> declarations, int level, Specificity specificity, object from)
    {
        foreach (var declaration in declarations)
        {
            var weight = new Weight(level + (declaration.IsImportant ? Important : 0), specificity, declaration.Position);
            if (declaration.Name.Length > 0 && !Outweighs(declaration.Name, weight, from))
                continue;
            HasVariables |= declaration.Value.Contains("var(", StringComparison.OrdinalIgnoreCase);
            _entries.Add(new(declaration, weight, from));
        }
    }

    /// <summary>The value of a declaration of this name; of several, the heaviest one's.</summary>
    public string? this[string name]
    {
        get
        {
            Entry? heaviest = null;
            foreach (var entry in _entries)
            {
                if (entry.Declaration.Name == name && (heaviest is null || entry.Weight.CompareTo(heaviest.Value.Weight) >= 0))
                    heaviest = entry;
            }
            return heaviest?.Declaration.Value;
        }
    }

    /// <summary>The declarations as a <c>style</c> attribute has them, the heaviest last.</summary>
    /// <param name="resolve">Replaces <c>var(…)</c> in a value; without variables the text is the same for every element.</param>
    public string Print(Func<string, string>? resolve) => resolve is null ? _printed ??= PrintAll(null) : PrintAll(resolve);

    private string PrintAll(Func<string, string>? resolve)
    {
        _entries.Sort((a, b) => a.Weight.CompareTo(b.Weight));
        var text = new StringBuilder();
        foreach (var (declaration, _, _) in _entries)
        {
            if (declaration.Name == "content" || declaration.Name.StartsWith("--", StringComparison.Ordinal))
                continue;
            if (text.Length > 0)
                text.Append(' ');
            if (declaration.Name.Length > 0)
                text.Append(declaration.Name).Append(": ");
            text.Append(QuotesApart(resolve is null ? declaration.Value : resolve(declaration.Value))).Append(';');
        }
        return text.ToString();
    }

    /// <summary>
    /// Removes what is of less weight. Several declarations of a name in one rule stay together: the first ones are for clients that do not know the
    /// last one's value.
    /// </summary>
    private bool Outweighs(string name, Weight weight, object from)
    {
        foreach (var entry in _entries)
        {
            if (entry.Declaration.Name == name && entry.Weight.CompareTo(weight) > 0)
                return false;
        }
        _entries.RemoveAll(e => e.Declaration.Name == name && e.From != from);
        return true;
    }

    /// <summary>Double quotes would end the attribute; those inside template tags are gone when the mail is read.</summary>
    private static string QuotesApart(string value) =>
        value.Contains('"', StringComparison.Ordinal) && !Parsing.TemplateTags.IsIn(value) ? value.Replace('"', '\'') : value;

    private readonly record struct Entry(Declaration Declaration, Weight Weight, object From);
}
