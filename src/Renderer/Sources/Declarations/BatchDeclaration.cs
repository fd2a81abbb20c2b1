using Renderer.Sources.Requests;

namespace Renderer.Sources.Declarations;

/// <summary>How calls that differ in one argument become one request.</summary>
/// <param name="Request">The request for many; <paramref name="ListArgument"/> is a list in it, the other arguments are as in the single one.</param>
/// <param name="ListArgument">The argument of the operation that the list is made of.</param>
/// <param name="Key">The property of an item that tells which value of the argument it answers.</param>
/// <param name="Max">How many values one request holds at most.</param>
internal sealed record BatchDeclaration(RequestTemplate Request, string ListArgument, string Key, int Max)
{
    /// <summary>Names on the way to the list of items in the answer; empty: the answer is the list.</summary>
    public IReadOnlyList<string> Items { get; init; } = [];

    /// <summary>Names on the way to the value in an item; empty: the item is the value. The single request's way begins elsewhere.</summary>
    public IReadOnlyList<string> Value { get; init; } = [];
}
