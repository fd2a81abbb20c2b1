namespace Mjml.Html.Outline;

/// <summary>An attribute of a start tag, and its value inside it.</summary>
internal readonly record struct OutlineAttribute(string Name, int Start, int End, int ValueStart, int ValueEnd);
