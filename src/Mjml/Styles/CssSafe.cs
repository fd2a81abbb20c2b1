namespace Mjml.Styles;

/// <summary>Values on their way from attributes into a style sheet.</summary>
internal static class CssSafe
{
    /// <summary>The value, where it can end neither its rule nor the <c>style</c> tag; else nothing.</summary>
    public static string? Value(string? value) => value.AsSpan().ContainsAny("<>{};") && !Parsing.TemplateTags.IsIn(value) ? null : value;

    /// <summary>A class name and a rule with a width that is none, such as <c>50&lt;/style&gt;</c>, are left out.</summary>
    public static bool IsOne(string text) => !text.AsSpan().ContainsAny("<>");
}
