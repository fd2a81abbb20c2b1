namespace Renderer.Sources.Declarations;

/// <summary>How a system knows who calls.</summary>
internal abstract record Authentication
{
    public sealed record None : Authentication;

    public sealed record Bearer(Text Token) : Authentication;

    public sealed record Basic(Text User, Text Password) : Authentication;

    public sealed record Header(string Name, Text Value) : Authentication;
}
