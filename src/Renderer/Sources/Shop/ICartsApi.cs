using Refit;
using Renderer.Sources.Calls;

namespace Renderer.Sources.Shop;

/// <summary>What lies in carts now, as Ingest's live API tells it.</summary>
/// <remarks>
/// Answers stay as they came: a type would lose what a template may ask for and the type does not know, and bounds, tags and depth are
/// <see cref="ResponseReader"/>'s, as those of every system.
/// </remarks>
[Headers("Accept: application/json")]
internal interface ICartsApi
{
    [Get("/v1/users/{user}/cart")]
    [Operation("current", Schema = "cart.json", Personal = ["user_id"])]
    Task<HttpResponseMessage> CurrentAsync(
        string user,
        [HeaderCollection] IDictionary<string, string> headers, [Property(CallRecord.Property)] CallRecord record, CancellationToken cancellationToken);

    [Get("/v1/carts")]
    [Batch("current", Result = "items", Key = "user_id", Max = 100)]
    Task<HttpResponseMessage> CurrentOfManyAsync(
        [AliasAs("users"), Query(CollectionFormat.Csv)] IReadOnlyList<string> user,
        [HeaderCollection] IDictionary<string, string> headers, [Property(CallRecord.Property)] CallRecord record, CancellationToken cancellationToken);
}
