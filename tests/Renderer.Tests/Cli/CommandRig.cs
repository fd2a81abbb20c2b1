using Renderer.Cli;

namespace Renderer.Tests.Cli;

/// <summary>Runs commands on a folder of templates that a test writes.</summary>
internal sealed class CommandRig : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("templates-").FullName;

    public static async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await RendererCommand.Create().Parse(arguments).InvokeAsync(
            new() { Output = output, Error = error }, TestContext.Current.CancellationToken);
        return (code, output.ToString(), error.ToString());
    }

    /// <summary>The folder that this repository ships.</summary>
    public static string Shipped
    {
        get
        {
            var folder = AppContext.BaseDirectory;
            while (!File.Exists(Path.Combine(folder, "Renderer.sln")))
                folder = Path.GetDirectoryName(folder)!;
            return Path.Combine(folder, "templates");
        }
    }

    public void Write(string path, string text)
    {
        var file = Path.Combine(Folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
