using Microsoft.Extensions.Options;

namespace Renderer.Hosting;

/// <summary>Names every fault of the options at once, each with what to do.</summary>
internal sealed class RendererOptionsValidation(IHostEnvironment environment) : IValidateOptions<RendererOptions>
{
    private const int MinKeyLength = 32; // 128 bits in hexadecimal

    public ValidateOptionsResult Validate(string? name, RendererOptions options)
    {
        var faults = Faults(options).ToList();
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private IEnumerable<string> Faults(RendererOptions options)
    {
        if (options.SendKeys.Count == 0 || options.SendKeys.Any(string.IsNullOrWhiteSpace))
            yield return "Renderer:SendKeys is empty: set RENDERER__SENDKEYS__0 to the key that may ask for sends.";
        if (!Uri.TryCreate(options.PublicUrl, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
            yield return "Renderer:PublicUrl is not an http(s) address: set RENDERER__PUBLICURL to where recipients reach this service.";
        if (options.Workers is < 1 or > 1024)
            yield return "Renderer:Workers must be from 1 to 1024.";
        if (options.Limits is { Steps: < 1 } or { Output: < 1 } or { Items: < 1 } || options.Limits.Time <= TimeSpan.Zero)
            yield return "Renderer:Limits: Steps, Output, Items and Time must be above 0.";
        if (options.Smtp.Port is < 1 or > 65535)
            yield return "Renderer:Smtp:Port must be from 1 to 65535.";
        if (options.Smtp.Connections is < 1 or > 100)
            yield return "Renderer:Smtp:Connections must be from 1 to 100.";
        foreach (var fault in options.Sources.Faults(environment.IsDevelopment()))
            yield return fault;
        if (environment.IsDevelopment())
            yield break;
        if (string.IsNullOrWhiteSpace(options.Smtp.Host))
            yield return "Renderer:Smtp:Host is missing: set RENDERER__SMTP__HOST; the pickup folder is for Development.";
        if (options.LinkKey is not { Length: >= MinKeyLength })
            yield return $"Renderer:LinkKey needs at least {MinKeyLength} characters: set RENDERER__LINKKEY to a random text, and keep it.";
    }
}
