using System.CommandLine;
using Renderer.Cli;

namespace Renderer.Tests.Cli;

public sealed class MjmlCommandTests : IDisposable
{
    private const string Mail = "<mjml><mj-body><mj-section><mj-column><mj-text>Hello {{ name }}</mj-text></mj-column></mj-section></mj-body></mjml>";
    private readonly string _folder = Directory.CreateTempSubdirectory("mjml-").FullName;

    [Fact]
    public async Task One_file_goes_to_standard_output()
    {
        var (code, output, error) = await RunAsync("mjml", Write("mail.mjml", Mail));
        Assert.Equal((0, ""), (code, error));
        Assert.Contains(">Hello {{ name }}</div>", output);
    }

    [Fact]
    public async Task A_file_that_fails_does_not_stop_the_rest()
    {
        var build = Path.Combine(_folder, "build");
        var (code, output, error) = await RunAsync(
            "mjml", Path.Combine(_folder, "absent.mjml"), Write("bad.mjml", "<mjml>\n</mjml>"), Write("good.mjml", Mail), "--out", build);
        Assert.Equal((1, ""), (code, output));
        Assert.Equal([Path.Combine(build, "good.html")], Directory.GetFiles(build));
        Assert.Contains("absent.mjml", error);
        Assert.Contains("bad.mjml:1:1: error MJ006", error);
    }

    [Fact]
    public async Task An_included_file_is_found_below_the_folder_and_no_link_is_followed()
    {
        var outside = Directory.CreateTempSubdirectory("mjml-outside-");
        File.WriteAllText(Path.Combine(outside.FullName, "part.mjml"), "<mj-raw>outside</mj-raw>");
        Directory.CreateDirectory(Path.Combine(_folder, "parts"));
        Write("parts/part.mjml", "<mj-raw>inside</mj-raw>\n<mj-colum />");
        Directory.CreateSymbolicLink(Path.Combine(_folder, "link"), outside.FullName);
        var mail = Write("mail.mjml", "<mjml><mj-body><mj-include path=\"parts/part.mjml\" /><mj-include path=\"link/part.mjml\" /></mj-body></mjml>");
        var (code, output, error) = await RunAsync("mjml", mail);
        outside.Delete(recursive: true);
        Assert.Equal(1, code);
        Assert.Contains("inside", output);
        Assert.DoesNotContain("outside", output);
        Assert.Contains($"{Path.Combine(_folder, "parts/part.mjml")}:2:1: error MJ001", error);
        Assert.Contains("mail.mjml:1:53: error MJ010", error);
    }

    [Fact]
    public async Task Many_files_need_a_folder()
    {
        var (code, _, error) = await RunAsync("mjml", Write("a.mjml", Mail), Write("b.mjml", Mail));
        Assert.Equal(1, code);
        Assert.Contains("--out DIR", error);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var configuration = new InvocationConfiguration { Output = output, Error = error };
        var code = await RendererCommand.Create().Parse(args).InvokeAsync(configuration, TestContext.Current.CancellationToken);
        return (code, output.ToString(), error.ToString());
    }
}
