using System.Diagnostics;
using System.Globalization;

namespace Ingest.Tests.Durability;

/// <summary>A file system of a few megabytes in memory, that can be made larger. Making one needs the rights of a container's root.</summary>
internal sealed class SmallDisk : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("disk-");

    public string Path => _folder.FullName;

    public static async Task<SmallDisk> MakeAsync(int megabytes)
    {
        var disk = new SmallDisk();
        await RunAsync("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "none", disk.Path);
        return disk;
    }

    public Task GrowAsync(int megabytes) => RunAsync("mount", "-o", $"remount,size={megabytes.ToString(CultureInfo.InvariantCulture)}m", Path);

    public Task ProtectAsync() => RunAsync("mount", "-o", "remount,ro", Path);

    public Task UnprotectAsync() => RunAsync("mount", "-o", "remount,rw", Path);

    public async ValueTask DisposeAsync()
    {
        await RunAsync("umount", Path);
        _folder.Delete();
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)}: {error}");
    }
}
