namespace TemplateLanguage.Syntax;

/// <summary>Where no branch of a tag can print more than white space, it prints nothing: assignments leave no empty lines behind.</summary>
internal static class BlankBodies
{
    public static Node.Choice Cleared(Node.Choice choice) => !IsBlank(choice) ? choice
        : choice with { Branches = [.. choice.Branches.Select(b => b with { Body = WithoutText(b.Body) })], Else = WithoutText(choice.Else) };

    public static Node.Case Cleared(Node.Case value) => !IsBlank(value) ? value
        : value with { Branches = [.. value.Branches.Select(b => b with { Body = WithoutText(b.Body) })] };

    public static Node.Loop Cleared(Node.Loop loop) => loop.Tag.IsTable || !IsBlank(loop) ? loop
        : loop with { Body = WithoutText(loop.Body), Else = WithoutText(loop.Else) };

    private static bool IsBlank(Node node) => node switch
    {
        Node.Text text => string.IsNullOrWhiteSpace(text.Value),
        Node.Assign or Node.Capture => true,
        Node.Choice choice => choice.Branches.All(b => IsBlank(b.Body)) && IsBlank(choice.Else),
        Node.Case value => value.Branches.All(b => IsBlank(b.Body)),
        Node.Loop { Tag.IsTable: false } loop => IsBlank(loop.Body) && IsBlank(loop.Else),
        _ => false,
    };

    private static bool IsBlank(IReadOnlyList<Node> nodes) => nodes.All(IsBlank);

    private static IReadOnlyList<Node> WithoutText(IReadOnlyList<Node> nodes) => [.. nodes.Where(n => n is not Node.Text)];
}
