using Mjml.Html.Outline;

namespace Mjml.Styles.Inlining;

/// <summary>A selector: compounds from left to right, each with the combinator that stands before it.</summary>
internal sealed class Selector(IReadOnlyList<Compound> compounds)
{
    public Specificity Specificity { get; } = compounds.Aggregate(default(Specificity), (sum, c) => sum + c.Specificity);

    /// <summary>The rightmost compound: what an element itself must be.</summary>
    public Compound Subject => compounds[^1];

    public bool Matches(OutlineElement element) => Matches(element, compounds.Count - 1);

    private bool Matches(OutlineElement element, int index)
    {
        if (!element.MayLook() || !compounds[index].Matches(element))
            return false;
        if (index == 0)
            return true;
        switch (compounds[index].Combinator)
        {
            case '>':
                return element.Parent is { } parent && Matches(parent, index - 1);
            case '+':
                return element.Previous is { } previous && Matches(previous, index - 1);
            case '~':
                for (var sibling = element.Previous; sibling is { } before; sibling = before.Previous)
                {
                    if (Matches(before, index - 1))
                        return true;
                }
                return false;
            default:
                for (var ancestor = element.Parent; ancestor is { } around; ancestor = around.Parent)
                {
                    if (Matches(around, index - 1))
                        return true;
                }
                return false;
        }
    }
}

/// <summary>What one element must be: tag, classes, id, and further tests.</summary>
internal sealed class Compound(char combinator)
{
    public char Combinator { get; } = combinator;
    public string? Tag { get; set; }
    public string? Id { get; set; }
    public List<string> Classes { get; } = [];
    public List<Func<OutlineElement, bool>> Tests { get; } = [];
    public Specificity TestSpecificity { get; set; }
    public Specificity Specificity => TestSpecificity + new Specificity(Id is null ? 0 : 1, Classes.Count, Tag is null ? 0 : 1);

    public bool Matches(OutlineElement element)
    {
        if (Tag is not null && element.Tag != Tag)
            return false;
        if (Id is not null && !element.Value("id").SequenceEqual(Id))
            return false;
        if (Classes.Count > 0)
        {
            var classes = element.Value("class");
            foreach (var name in Classes)
            {
                if (!HasWord(classes, name))
                    return false;
            }
        }
        return Tests.TrueForAll(test => test(element));
    }

    /// <summary>Takes the first of some words; empty when there is none left.</summary>
    public static ReadOnlySpan<char> CutWord(ref ReadOnlySpan<char> words)
    {
        var start = 0;
        while (start < words.Length && IsBlank(words[start]))
            start++;
        var end = start;
        while (end < words.Length && !IsBlank(words[end]))
            end++;
        var word = words[start..end];
        words = words[end..];
        return word;
    }

    public static bool HasWord(ReadOnlySpan<char> words, ReadOnlySpan<char> word)
    {
        while (CutWord(ref words) is { IsEmpty: false } first)
        {
            if (first.SequenceEqual(word))
                return true;
        }
        return false;
    }

    private static bool IsBlank(char c) => c is ' ' or '\t' or '\r' or '\n' or '\f';
}
