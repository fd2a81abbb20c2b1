using System.Globalization;
using Fluid;
using Fluid.Values;

namespace TemplateLanguage.Values.Filters;

/// <summary>What a filter is called with.</summary>
/// <param name="inMarkup">The result goes into HTML, where text is escaped.</param>
/// <param name="maxText">Characters of a text that a filter may make.</param>
internal sealed class Given(FluidValue[] values, Dictionary<string, FluidValue>? named, TemplateContext context, bool inMarkup, int maxText)
{
    public int Count => values.Length;

    public TemplateContext Context => context;

    public bool InMarkup => inMarkup;

    /// <summary>The value at a position, nil where none is given.</summary>
    public FluidValue this[int index] => index < values.Length ? values[index] : NilValue.Instance;

    public FluidValue Named(string name) => named is not null && named.TryGetValue(name, out var value) ? value : NilValue.Instance;

    public string Text(int index) => this[index].ToStringValue();

    /// <summary>A whole number, or <paramref name="otherwise"/> where no value is given at all.</summary>
    public int Whole(int index, int otherwise) => index < values.Length ? Numbers.Integer(values[index]) : otherwise;

    /// <summary>A text as the one it was made of: markup stays markup.</summary>
    public static StringValue Like(FluidValue original, string text) => StringValue.Create(text, encode: !IsMarkup(original));

    /// <summary>Texts in a row. Beside markup, what is only text is escaped, so that nothing becomes markup by standing next to it.</summary>
    public StringValue Join(params ReadOnlySpan<FluidValue> parts)
    {
        var markup = false;
        foreach (var part in parts)
            markup |= inMarkup && IsMarkup(part);
        var texts = new string[parts.Length];
        var length = 0L;
        for (var i = 0; i < texts.Length; i++)
            length += (texts[i] = Piece(parts[i], markup)).Length;
        CheckLength(length);
        return StringValue.Create(string.Concat(texts), encode: !markup);
    }

    /// <summary>The text of a value to be put into another.</summary>
    public static string Piece(FluidValue value, bool intoMarkup) =>
        intoMarkup && !IsMarkup(value) ? HtmlText.Escape(value.ToStringValue()) : value.ToStringValue();

    /// <summary>Refuses to make a text that is longer than any mail, before it is made.</summary>
    public void CheckLength(long length)
    {
        if (length > maxText)
            throw new FormatException($"the text would have more than {maxText.ToString(CultureInfo.InvariantCulture)} characters.");
    }

    public static bool IsMarkup(FluidValue value) => value is StringValue { Encode: false };
}
