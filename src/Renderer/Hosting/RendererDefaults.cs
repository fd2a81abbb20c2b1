using Microsoft.Extensions.Options;

namespace Renderer.Hosting;

/// <summary>What a newcomer need not configure, in Development.</summary>
internal sealed class RendererDefaults(IHostEnvironment environment) : IPostConfigureOptions<RendererOptions>
{
    public const string SendKey = "dev-send";
    public const string Url = "http://127.0.0.1:5080";

    /// <summary>Another than the service's: authors run both.</summary>
    public const string StudioUrl = "http://127.0.0.1:5082";

    /// <summary>What the shipped <c>sources.yaml</c> asks for: Ingest and the shop of the sample, as they run in Development.</summary>
    public static IReadOnlyDictionary<string, string?> Variables { get; } = new Dictionary<string, string?>
    {
        ["INGEST_URL"] = "http://127.0.0.1:5081",
        ["INGEST_TOKEN"] = "dev-read",
        ["OFFERS_URL"] = "http://127.0.0.1:5090",
    };

    public void PostConfigure(string? name, RendererOptions options)
    {
        if (!environment.IsDevelopment())
            return;
        options.PublicUrl ??= Url;
        if (options.SendKeys.Count == 0)
            options.SendKeys.Add(SendKey);
        options.From ??= "Renderer <hello@renderer.example>";
        options.Pickup ??= Path.Combine(options.DataPath, "pickup");
    }
}
