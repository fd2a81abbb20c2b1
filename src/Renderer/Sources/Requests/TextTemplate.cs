using System.Text.Json;
using TemplateLanguage.Analysis;

namespace Renderer.Sources.Requests;

/// <summary>A text in which <c>{argument}</c>, <c>{argument?}</c> (may be absent) and <c>{argument*}</c> (a list) stand for values.</summary>
internal sealed class TextTemplate
{
    private TextTemplate(Part[] parts) =>
        (Parts, Arguments) = (parts, [.. parts.Where(p => p.IsArgument).Select(p => new OperationArgument(p.Text, p.Required))]);

    public Part[] Parts { get; }

    public OperationArgument[] Arguments { get; }

    /// <summary>The argument that is a list, or <c>null</c>.</summary>
    public string? List => Parts.FirstOrDefault(p => p.IsList).Text;

    /// <summary>One argument and nothing beside it.</summary>
    public static TextTemplate Of(string argument, bool required, bool isList) =>
        new([new(argument, isList ? PartKind.List : required ? PartKind.Required : PartKind.Optional)]);

    /// <summary>Reads a text; what is wrong with it is told in <paramref name="fault"/>, unless that tells something already.</summary>
    public static TextTemplate Parse(string text, ref string? fault)
    {
        var parts = new List<Part>();
        for (var from = 0; from < text.Length;)
        {
            var open = text.IndexOf('{', from);
            if (open != from)
                parts.Add(new(text[from..(open < 0 ? text.Length : open)], PartKind.Literal));
            if (open < 0)
                break;
            var close = text.IndexOf('}', open);
            var inner = close < 0 ? "" : text[(open + 1)..close];
            var kind = inner switch { [.., '?'] => PartKind.Optional, [.., '*'] => PartKind.List, _ => PartKind.Required };
            var name = kind is PartKind.Required ? inner : inner[..^1];
            if (name.Length == 0 || !name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_'))
            {
                fault ??= $"'{text[open..]}' is not a placeholder: write {{name}}, {{name?}} or, in a batch, {{name*}}";
                break;
            }
            parts.Add(new(name, kind));
            from = close + 1;
        }
        return new([.. parts]);
    }

    /// <summary>The text with its values, each through <paramref name="escape"/>; <c>null</c> where one is absent, and its name in <paramref name="absent"/> if it may not be.</summary>
    public string? Bind(IReadOnlyDictionary<string, JsonElement> arguments, Func<string, string> escape, ref string? absent)
    {
        var texts = new string[Parts.Length];
        for (var i = 0; i < texts.Length; i++)
        {
            var part = Parts[i];
            if (!part.IsArgument)
            {
                texts[i] = part.Text;
            }
            else if (ValueOf(part.Text, arguments) is { } value)
            {
                texts[i] = escape(value);
            }
            else
            {
                if (part.Required)
                    absent ??= part.Text;
                return null;
            }
        }
        return string.Concat(texts);
    }

    /// <summary>A value as text: a list is joined by commas; <c>null</c> for what is absent, and for objects.</summary>
    public static string? ValueOf(string name, IReadOnlyDictionary<string, JsonElement> arguments) => !arguments.TryGetValue(name, out var value) ? null : value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Array => string.Join(',', Items(value)),
        _ => null,
    };

    /// <summary>The values of a list, each as text.</summary>
    public static IEnumerable<string> Items(JsonElement list) => list.EnumerateArray().Select(v => v.ValueKind == JsonValueKind.String ? v.GetString()! : v.GetRawText());

    internal enum PartKind
    {
        Literal,
        Required,
        Optional,
        List,
    }

    internal readonly record struct Part(string Text, PartKind Kind)
    {
        public bool IsArgument => Kind is not PartKind.Literal;

        public bool Required => Kind is PartKind.Required or PartKind.List;

        public bool IsList => Kind is PartKind.List;
    }
}
