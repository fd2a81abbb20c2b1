using Ingest.State;

namespace Ingest.Triggers;

/// <summary>Something about a person that a rule can ask for.</summary>
/// <param name="Unmet">Says why there was no message.</param>
internal sealed record Requirement(string Name, string Unmet, Func<PersonState, bool> Holds)
{
    public static IReadOnlyDictionary<string, Requirement> All { get; } = new Requirement[]
    {
        new("cart", "the cart is empty", state => state.Cart.Lines.Count > 0),
    }.ToDictionary(r => r.Name);
}
