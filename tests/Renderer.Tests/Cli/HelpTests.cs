using Renderer.Cli;

namespace Renderer.Tests.Cli;

public sealed class HelpTests
{
    public static TheoryData<string> Commands => [.. RendererCommand.Create().Subcommands.Select(c => c.Name)];

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Every_command_tells_what_it_does(string command)
    {
        var (code, output, error) = await CommandRig.RunAsync(command, "--help");
        Assert.Equal((0, ""), (code, error));
        Assert.Contains("Usage:", output, StringComparison.Ordinal);
        Assert.Contains(command, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_recording_lacks_is_told()
    {
        var (code, _, error) = await CommandRig.RunAsync("record");
        Assert.NotEqual(0, code);
        Assert.Contains("--recipient", error, StringComparison.Ordinal);
    }
}
