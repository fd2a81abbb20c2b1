using Ingest.State;

namespace Ingest.LiveApi;

/// <summary>The answer for a person's own cart, made once for each state: most looks find what the one before found.</summary>
internal sealed class CartView(string person, PersonState of) : IStateView
{
    public PersonState Of => of;

    public LiveAnswer Answer { get; } = LiveAnswer.Of(CartAnswer.From(person, of.Cart));
}
