using Refit;
using Renderer.Sources.Calls;

namespace Renderer.Sources.Shop;

/// <summary>Who people are; as <see cref="ICartsApi"/>.</summary>
[Headers("Accept: application/json")]
internal interface IProfileApi
{
    [Get("/v1/users/{user}/profile")]
    [Operation("get", Schema = "profile.json", Personal = ["user_id", "email", "traits"])]
    Task<HttpResponseMessage> GetAsync(
        string user,
        [HeaderCollection] IDictionary<string, string> headers, [Property(CallRecord.Property)] CallRecord record, CancellationToken cancellationToken);

    [Get("/v1/profiles")]
    [Batch("get", Result = "items", Key = "user_id", Max = 100)]
    Task<HttpResponseMessage> GetManyAsync(
        [AliasAs("users"), Query(CollectionFormat.Csv)] IReadOnlyList<string> user,
        [HeaderCollection] IDictionary<string, string> headers, [Property(CallRecord.Property)] CallRecord record, CancellationToken cancellationToken);
}
