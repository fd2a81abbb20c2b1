using Mjml.Html.Outline;

namespace Mjml.Styles.Inlining;

/// <summary>Reads a selector of CSS 3.</summary>
/// <param name="forStyles">Pseudo-classes that a mail client decides about are passed over; else the selector is for elements as they are written.</param>
internal ref struct SelectorReader(string text, bool forStyles)
{
    /// <summary>States of the pointer: no client could apply them from a <c>style</c> attribute.</summary>
    private static readonly string[] Pointer = ["hover", "active", "focus", "visited", "link"];

    private const int MaxCompounds = 30;

    private readonly ReadOnlySpan<char> _text = text;
    private readonly bool _forStyles = forStyles;
    private int _at;
    private bool _isDynamic;
    private string? _fault;

    /// <summary>The selectors of a list, at commas outside brackets.</summary>
    public static IEnumerable<string> Split(string list)
    {
        var (depth, from) = (0, 0);
        for (var at = 0; at <= list.Length; at++)
        {
            if (at < list.Length && list[at] is '(' or '[')
                depth++;
            else if (at < list.Length && list[at] is ')' or ']')
                depth--;
            else if (at == list.Length || (list[at] == ',' && depth <= 0))
            {
                if (list[from..at].Trim() is { Length: > 0 } selector)
                    yield return selector;
                from = at + 1;
            }
        }
    }

    /// <summary>The selector, or <c>null</c>; then <paramref name="fault"/> says why, unless it is one that is passed over on purpose.</summary>
    public static Selector? Read(string text, bool forStyles, out string? fault)
    {
        var reader = new SelectorReader(text, forStyles);
        var selector = reader.ReadAll();
        fault = reader._fault;
        return fault is null && !reader._isDynamic ? selector : null;
    }

    private Selector? ReadAll()
    {
        var compounds = new List<Compound>();
        while (_fault is null)
        {
            var combinator = ReadCombinator();
            if (_at >= _text.Length)
                break;
            var compound = ReadCompound(combinator);
            if (_fault is null)
                compounds.Add(compound);
            if (compounds.Count > MaxCompounds)
                _fault = "is too long";
        }
        if (compounds.Count == 0)
            _fault ??= "is no selector";
        return _fault is null ? new(compounds) : null;
    }

    private char ReadCombinator()
    {
        var combinator = ' ';
        for (; _at < _text.Length && (char.IsWhiteSpace(_text[_at]) || _text[_at] is '>' or '+' or '~'); _at++)
        {
            if (!char.IsWhiteSpace(_text[_at]))
                combinator = _text[_at];
        }
        return combinator;
    }

    private Compound ReadCompound(char combinator)
    {
        var compound = new Compound(combinator);
        var start = _at;
        while (_fault is null && _at < _text.Length && !char.IsWhiteSpace(_text[_at]) && _text[_at] is not ('>' or '+' or '~'))
        {
            switch (_text[_at])
            {
                case '*' when _at == start:
                    _at++;
                    break;
                case '.':
                    _at++;
                    compound.Classes.Add(ReadName());
                    break;
                case '#':
                    _at++;
                    compound.Id = ReadName();
                    break;
                case '[':
                    ReadAttribute(compound);
                    break;
                case ':':
                    ReadPseudo(compound);
                    break;
                default:
                    if (_at == start)
                        ReadTag(compound);
                    else
                        _fault = "is no selector";
                    break;
            }
        }
        return compound;
    }

    /// <summary>In a style sheet the letters' case says nothing; else the official compiler reads XML.</summary>
    private void ReadTag(Compound compound)
    {
        var name = ReadName();
        compound.Tag = name.ToLowerInvariant();
        if (!_forStyles)
            compound.Tests.Add(element => element.Name.SequenceEqual(name));
    }

    private string ReadName()
    {
        var start = _at;
        while (_at < _text.Length && (char.IsLetterOrDigit(_text[_at]) || _text[_at] is '-' or '_' or '\\' || _text[_at] > 127))
            _at += _text[_at] == '\\' && _at + 1 < _text.Length ? 2 : 1;
        if (_at == start)
            _fault = "is no selector";
        return _text[start.._at].ToString().Replace("\\", "", StringComparison.Ordinal);
    }

    private void ReadAttribute(Compound compound)
    {
        var end = _text[_at..].IndexOf(']');
        if (end < 0)
        {
            _fault = "has no ']'";
            return;
        }
        var inside = _text[(_at + 1)..(_at + end)].Trim();
        _at += end + 1;
        compound.Tests.Add(AttributeTest.Of(inside));
        compound.TestSpecificity += new Specificity(0, 1, 0);
    }

    private void ReadPseudo(Compound compound)
    {
        _at++;
        if (_at < _text.Length && _text[_at] == ':')
        {
            _isDynamic = true; // a pseudo-element has no tag that could carry a style
            _at++;
        }
        var name = ReadName().ToLowerInvariant();
        var argument = ReadArgument();
        _isDynamic |= (Pointer.Contains(name) && (_forStyles || name != "link")) || name is "before" or "after" or "first-line" or "first-letter";
        if (_isDynamic || _fault is not null)
            return;
        if (name is "not" or "is" or "matches" or "where")
        {
            ReadNested(compound, name, argument ?? "");
            return;
        }
        if (StructureTest.Of(name, argument) is { } test)
            compound.Tests.Add(test);
        else
            _fault = $"':{name}' is not supported";
        compound.TestSpecificity += new Specificity(0, 0, 1); // as the official compiler weighs it
    }

    private string? ReadArgument()
    {
        if (_at >= _text.Length || _text[_at] != '(')
            return null;
        var (start, depth) = (_at + 1, 0);
        for (; _at < _text.Length; _at++)
        {
            if (_text[_at] == '(')
                depth++;
            else if (_text[_at] == ')' && --depth == 0)
                return _text[start.._at++].ToString();
        }
        _fault = "has no ')'";
        return null;
    }

    private void ReadNested(Compound compound, string name, string argument)
    {
        if (argument.Count(c => c == '(') > 8)
        {
            _fault = "is nested too deeply";
            return;
        }
        var inner = new List<Selector>();
        foreach (var part in Split(argument))
        {
            if (Read(part, _forStyles, out var fault) is { } selector)
                inner.Add(selector);
            _fault ??= fault;
        }
        Func<OutlineElement, bool> any = element => inner.Exists(s => s.Matches(element));
        compound.Tests.Add(name == "not" ? element => !any(element) : any);
        if (name == "not")
            compound.TestSpecificity += inner.Aggregate(default(Specificity), (sum, s) => sum + s.Specificity);
        else
            compound.TestSpecificity += new Specificity(0, 0, 1);
    }
}
