using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace EndToEnd.Rig;

/// <summary>A web service in this process, which answers as a test needs it to.</summary>
internal sealed class FakeSystem : IAsyncDisposable
{
    private readonly WebApplication _app;

    private FakeSystem(WebApplication app) => _app = app;

    public string Url => _app.Urls.First();

    public static async Task<FakeSystem> StartAsync(RequestDelegate answer, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.Run(answer);
        await app.StartAsync(cancellationToken);
        return new(app);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
