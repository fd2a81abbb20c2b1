namespace Mjml.Layout;

/// <summary>What an element knows of the elements around it.</summary>
/// <param name="ContainerWidth">With its unit, as it is printed.</param>
/// <param name="Gap">Space between the sections of a wrapper.</param>
/// <param name="Gutter">Space between the columns of a section.</param>
internal sealed record Surroundings(string ContainerWidth, string? Gap = null, string? Gutter = null, string? Direction = null, bool InGroup = false)
{
    public double Width => CssNumber.Float(ContainerWidth);
}

/// <summary>Where an element stands among its siblings.</summary>
/// <param name="Siblings">All elements, <c>mj-raw</c> included.</param>
/// <param name="NonRaw">Those that take up room.</param>
internal readonly record struct Position(int Index, int Siblings, int NonRaw)
{
    public bool IsFirst => Index == 0;
    public bool IsLast => Index + 1 == Siblings;
}
