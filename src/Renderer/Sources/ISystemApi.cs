using Refit;

namespace Renderer.Sources;

/// <summary>A system over HTTP. Operations are declared in a file, so their paths come as values, already escaped.</summary>
internal interface ISystemApi
{
    [Get("/{**target}")]
    Task<HttpResponseMessage> GetAsync([Encoded] string target, [HeaderCollection] IDictionary<string, string> headers, CancellationToken cancellationToken);
}
