using Mjml.Parsing;

namespace Mjml.Styles.Inlining;

/// <summary>Reads <c>name: value; …</c>. Semicolons in quotes, parentheses, references and template tags end nothing.</summary>
internal static class DeclarationReader
{
    private const string Important = "!important";

    public static List<Declaration> Read(ReadOnlySpan<char> text, int offset)
    {
        var declarations = new List<Declaration>();
        for (var at = 0; at < text.Length;)
        {
            if (text[at] == ';' || char.IsWhiteSpace(text[at]))
                at++;
            else if (text[at..].StartsWith("/*"))
                at = CssText.SkipComment(text, at);
            else if (CssText.FindDeclarationEnd(text, at, out var colon) is var end && colon < 0)
            {
                if (TemplateTags.IsIn(text[at..end]))
                    return [.. declarations, Rest(text[at..], offset + at)];
                at = end;
            }
            else
            {
                if (TemplateTags.IsIn(text[at..colon]))
                    return [.. declarations, Rest(text[at..], offset + at)];
                if (Declare(text[at..colon].Trim(), text[(colon + 1)..end].Trim(), offset + at) is { } declaration)
                    declarations.Add(declaration);
                at = end;
            }
        }
        return declarations;
    }

    /// <summary>From a template tag between declarations on, which of them hold is decided when the mail is sent: they stay together.</summary>
    private static Declaration Rest(ReadOnlySpan<char> text, int position) => new("", text.Trim().TrimEnd(';').ToString(), false, position);

    private static Declaration? Declare(ReadOnlySpan<char> name, ReadOnlySpan<char> value, int position)
    {
        if (name.IsEmpty || value.IsEmpty)
            return null;
        var important = value.EndsWith(Important);
        if (important)
            value = value[..^Important.Length].TrimEnd();
        return new(name.ToString(), CssText.WithoutComments(value), important, position);
    }
}
