using System.Diagnostics;

namespace Renderer.Previews.Visual;

/// <summary>A Chromium without a window and with a profile of its own, driven over its DevTools protocol.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    private const string Listening = "DevTools listening on ";
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge"];
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30); // a cold start on a busy build server

    private readonly Process _process;
    private readonly DirectoryInfo _profile;
    private readonly DevTools _tools;

    private Chromium(Process process, DirectoryInfo profile, DevTools tools) => (_process, _profile, _tools) = (process, profile, tools);

    /// <param name="path">Of the program; <c>null</c>: the first known name on the PATH.</param>
    /// <exception cref="ChromiumException">It is not installed, or does not start.</exception>
    public static async Task<Chromium> StartAsync(string? path, CancellationToken cancellationToken)
    {
        var program = path ?? OnPath() ?? throw new ChromiumException(
            "Pictures are taken in Chromium, and none is on the PATH. Install it (Debian, Ubuntu: apt-get install chromium; macOS: brew install --cask chromium; Windows: winget install Google.Chrome), or say where it is with --chromium FILE.");
        var profile = Directory.CreateTempSubdirectory("renderer-chromium-");
        Process? process = null;
        try
        {
            process = Process.Start(Start(program, profile)) ?? throw new ChromiumException($"'{program}' does not start.");
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(Patience);
            var address = await AddressAsync(process, limit.Token);
            _ = process.StandardError.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None); // a full pipe would stop it
            return new(process, profile, await DevTools.ConnectAsync(address, limit.Token));
        }
        catch (Exception e)
        {
            process?.Kill(entireProcessTree: true);
            profile.Delete(recursive: true);
            if (e is ChromiumException || cancellationToken.IsCancellationRequested)
                throw;
            throw new ChromiumException($"'{program}' does not start as a Chromium: {e.Message}");
        }
    }

    public Task<ChromiumPage> OpenAsync(CancellationToken cancellationToken) => ChromiumPage.OpenAsync(_tools, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _tools.DisposeAsync();
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        try
        {
            _profile.Delete(recursive: true);
        }
        catch (IOException)
        {
            // A child of it still holds a file; the system's temporary folder is emptied without us.
        }
    }

    private static ProcessStartInfo Start(string program, DirectoryInfo profile)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardError = true, UseShellExecute = false };
        string[] arguments =
        [
            "--headless", "--disable-gpu", "--hide-scrollbars", "--force-color-profile=srgb", "--font-render-hinting=none", "--disable-quic", "--disable-background-networking", "--no-first-run",
            "--remote-debugging-port=0", $"--user-data-dir={profile.FullName}", "about:blank",
        ];
        // Its sandbox does not run for root, which is who builds in most containers. Only our own pages are shown, and no request leaves.
        foreach (var argument in Environment.UserName == "root" ? arguments.Prepend("--no-sandbox") : arguments)
            start.ArgumentList.Add(argument);
        return start;
    }

    private static async Task<Uri> AddressAsync(Process process, CancellationToken cancellationToken)
    {
        var said = new List<string>();
        while (await process.StandardError.ReadLineAsync(cancellationToken) is { } line)
        {
            said.Add(line);
            if (line.StartsWith(Listening, StringComparison.Ordinal))
                return new(line[Listening.Length..].Trim());
        }
        throw new ChromiumException($"Chromium ended at once: {string.Join(' ', said.TakeLast(3))}");
    }

    private static string? OnPath()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        string[] extensions = OperatingSystem.IsWindows() ? [".exe"] : [""];
        return Names.SelectMany(n => extensions.SelectMany(e => folders.Select(f => Path.Combine(f, n + e)))).FirstOrDefault(File.Exists);
    }
}
