using Refit;
using Renderer.Sources.Calls;

namespace Renderer.Sources.Shop;

/// <summary>What people have looked at, newest first; as <see cref="ICartsApi"/>.</summary>
[Headers("Accept: application/json")]
internal interface IActivityApi
{
    /// <param name="limit">At most so many.</param>
    /// <param name="type">Events of this type only.</param>
    /// <param name="distinct">Of those with the same value of this property the newest only.</param>
    [Get("/v1/users/{user}/activity")]
    [Operation("recent", Schema = "activity.json", Personal = ["user_id"])]
    Task<HttpResponseMessage> RecentAsync(
        string user, int? limit, string? type, string? distinct,
        [HeaderCollection] IDictionary<string, string> headers, [Property(CallRecord.Property)] CallRecord record, CancellationToken cancellationToken);

    [Get("/v1/activities")]
    [Batch("recent", Result = "items", Key = "user_id", Max = 100)]
    Task<HttpResponseMessage> RecentOfManyAsync(
        [AliasAs("users"), Query(CollectionFormat.Csv)] IReadOnlyList<string> user, int? limit, string? type, string? distinct,
        [HeaderCollection] IDictionary<string, string> headers, [Property(CallRecord.Property)] CallRecord record, CancellationToken cancellationToken);
}
