using Mjml.Html.Outline;

namespace Mjml.Styles.Inlining;

/// <summary>Finds the rules that an element may meet by what their rightmost compound asks for, so that not every rule is tried at every element.</summary>
internal sealed class RuleIndex
{
    private readonly List<CssRule> _rules;
    private readonly Dictionary<string, List<int>> _byClass = [];
    private readonly Dictionary<string, List<int>> _byId = [];
    private readonly Dictionary<string, List<int>> _byTag = [];
    private readonly List<int> _others = [];
    private readonly ulong _tagLetters; // a bit for each first letter: most elements and classes need not be looked up
    private readonly ulong _classLetters;
    private readonly Dictionary<string, List<int>>.AlternateLookup<ReadOnlySpan<char>> _classes;
    private readonly Dictionary<string, List<int>>.AlternateLookup<ReadOnlySpan<char>> _ids;

    public RuleIndex(List<CssRule> rules)
    {
        _rules = rules;
        _classes = _byClass.GetAlternateLookup<ReadOnlySpan<char>>();
        _ids = _byId.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var i = 0; i < rules.Count; i++)
        {
            var subject = rules[i].Selector.Subject;
            if (subject.Id is { } id)
                Add(_byId, id, i);
            else if (subject.Classes is [var first, ..])
            {
                Add(_byClass, first, i);
                _classLetters |= Letter(first);
            }
            else if (subject.Tag is { Length: > 0 } tag)
            {
                Add(_byTag, tag, i);
                _tagLetters |= Letter(tag);
            }
            else
                _others.Add(i);
        }
    }

    /// <summary>The rules that the element meets, in the order in which they are written.</summary>
    public void Find(OutlineElement element, List<CssRule> found, List<int> scratch)
    {
        scratch.Clear();
        if (_others.Count > 0)
            scratch.AddRange(_others);
        if ((_tagLetters & Letter(element.Tag)) != 0 && _byTag.TryGetValue(element.Tag, out var byTag))
            scratch.AddRange(byTag);
        if (_byId.Count > 0 && _ids.TryGetValue(element.Value("id"), out var byId))
            scratch.AddRange(byId);
        if (_byClass.Count > 0)
        {
            var classes = element.Value("class");
            while (Compound.CutWord(ref classes) is { IsEmpty: false } name)
            {
                if ((_classLetters & Letter(name)) != 0 && _classes.TryGetValue(name, out var byClass))
                    scratch.AddRange(byClass);
            }
        }
        if (scratch.Count == 0)
            return;
        scratch.Sort();
        var last = -1; // a class that is written twice finds its rules twice
        foreach (var index in scratch)
        {
            if (index != last && _rules[index].Selector.Matches(element))
                found.Add(_rules[index]);
            last = index;
        }
    }

    private static ulong Letter(ReadOnlySpan<char> name) => 1UL << (name[0] & 63);

    private static void Add(Dictionary<string, List<int>> to, string key, int rule)
    {
        if (!to.TryGetValue(key, out var rules))
            to[key] = rules = [];
        rules.Add(rule);
    }
}
