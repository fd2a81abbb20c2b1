using Ingest.Collect;
using Microsoft.Extensions.Options;

namespace Ingest.Hosting;

/// <summary>What a newcomer need not configure, in Development.</summary>
internal sealed class IngestDefaults(IHostEnvironment environment) : IPostConfigureOptions<IngestOptions>
{
    public const string Url = "http://127.0.0.1:5081";
    public const string WriteKey = "dev-write";
    public const string ReadKey = "dev-read";
    public const string AdminKey = "dev-admin";
    public const string RendererUrl = "http://127.0.0.1:5080";
    public const string RendererKey = "dev-send";

    public void PostConfigure(string? name, IngestOptions options)
    {
        if (!environment.IsDevelopment())
            return;
        if (options.WriteKeys.Count == 0)
            options.WriteKeys.Add(WriteKey);
        if (options.ReadKeys.Count == 0)
            options.ReadKeys.Add(ReadKey);
        if (options.AdminKeys.Count == 0)
            options.AdminKeys.Add(AdminKey);
        if (options.Origins.Count == 0)
            options.Origins.Add(BrowserAccess.Any);
        options.RendererUrl ??= RendererUrl;
        options.RendererKey ??= RendererKey;
    }
}
