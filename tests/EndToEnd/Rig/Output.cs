namespace EndToEnd.Rig;

/// <summary>What a program said, and how it ended.</summary>
internal sealed record Output(int ExitCode, string Text)
{
    public static async Task<Output> OfAsync(string program, string[] arguments, CancellationToken cancellationToken)
    {
        await using var process = ChildProcess.Start("dotnet", [Path.Combine(AppContext.BaseDirectory, $"{program}.dll"), .. arguments]);
        var exit = await process.ExitAsync(cancellationToken);
        return new(exit, process.Said);
    }
}
