using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Renderer.Hosting;
using Renderer.Sources.Execution;
using Renderer.Templates;
using TemplateLanguage;
using TemplateLanguage.Rendering;

namespace Benchmarks.Sources;

/// <summary>A template and the systems it reads, composed as the service composes them.</summary>
internal sealed class Mail : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly SourceCallers _callers;
    private readonly CompiledTemplate _template;

    public Mail(string systems, string template)
    {
        var folder = Directory.CreateTempSubdirectory("sources-");
        File.WriteAllText(Path.Combine(folder.FullName, "sources.yaml"), systems);
        folder.CreateSubdirectory("mail");
        File.WriteAllText(Path.Combine(folder.FullName, "mail", "template.mjml"), template);
        var templates = new TemplateFolder(folder.FullName);
        _services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddSingleton<IConfiguration>(new ConfigurationBuilder().Build())
            .AddSingleton(new SourcesOptions()).AddSingleton(templates).AddSources().BuildServiceProvider();
        _callers = _services.GetRequiredService<SourceCallers>();
        var compilation = new TemplateReader(templates, _callers.Systems).Read("mail");
        _template = compilation.Template ?? throw new InvalidOperationException(string.Join('\n', compilation.Faults));
        folder.Delete(recursive: true);
    }

    public Task<RenderOutcome> SendAsync(string user)
    {
        var recipient = JsonSerializer.SerializeToElement(new { id = user, email = "ada@example.com" });
        return _template.RenderAsync(new() { Recipient = recipient }, _callers.ForSend(new("mail", recipient, null, null, user)), TimeProvider.System, CancellationToken.None);
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    /// <summary>Runs <paramref name="once"/> for each number in turn, so many at a time.</summary>
    public static Task ManyAsync(int atOnce, int count, Func<int, Task> once)
    {
        var next = 0;
        return Task.WhenAll(Enumerable.Range(0, atOnce).Select(_ => Task.Run(async () =>
        {
            for (int number; (number = Interlocked.Increment(ref next)) <= count;)
                await once(number);
        })));
    }
}
