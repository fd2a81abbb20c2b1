using Refit;

namespace Renderer.Sources.Calls;

/// <summary>A system over HTTP. Operations are declared in a file, so their paths come as values, already escaped.</summary>
[Headers("Accept: application/json")]
internal interface ISystemApi
{
    [Get("/{**target}")]
    Task<HttpResponseMessage> GetAsync(
        [Encoded] string target, [HeaderCollection] IDictionary<string, string> headers, [Property(CallRecord.Property)] CallRecord record, CancellationToken cancellationToken);

    [Delete("/{**target}")]
    Task<HttpResponseMessage> DeleteAsync(
        [Encoded] string target, [HeaderCollection] IDictionary<string, string> headers, [Property(CallRecord.Property)] CallRecord record, CancellationToken cancellationToken);

    [Post("/{**target}")]
    Task<HttpResponseMessage> PostAsync(
        [Encoded] string target, [Body] HttpContent body, [HeaderCollection] IDictionary<string, string> headers, [Property(CallRecord.Property)] CallRecord record, CancellationToken cancellationToken);

    [Put("/{**target}")]
    Task<HttpResponseMessage> PutAsync(
        [Encoded] string target, [Body] HttpContent body, [HeaderCollection] IDictionary<string, string> headers, [Property(CallRecord.Property)] CallRecord record, CancellationToken cancellationToken);

    [Patch("/{**target}")]
    Task<HttpResponseMessage> PatchAsync(
        [Encoded] string target, [Body] HttpContent body, [HeaderCollection] IDictionary<string, string> headers, [Property(CallRecord.Property)] CallRecord record, CancellationToken cancellationToken);
}
