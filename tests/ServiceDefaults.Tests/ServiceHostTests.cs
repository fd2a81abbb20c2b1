using Microsoft.Extensions.Configuration;
using ServiceDefaults.Hosting;

namespace ServiceDefaults.Tests;

public sealed class ServiceHostTests
{
    [Fact]
    public void Nothing_is_watched_for_changes_of_settings()
    {
        var builder = ServiceHost.CreateBuilder("--urls", "http://127.0.0.1:0");

        var files = ((IConfigurationBuilder)builder.Configuration).Sources.OfType<FileConfigurationSource>().ToList();

        Assert.NotEmpty(files);
        Assert.All(files, file => Assert.False(file.ReloadOnChange));
    }

    [Fact]
    public async Task A_file_of_settings_that_cannot_be_read_is_told_with_its_place()
    {
        var folder = Directory.CreateTempSubdirectory("settings-");
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "appsettings.json"), "{\n  \"Ingest\": {", TestContext.Current.CancellationToken);
        await using var error = new StringWriter();

        var code = await ServiceHost.RunAsync(() => ServiceHost.CreateBuilder("--contentRoot", folder.FullName).Build(), error, TestContext.Current.CancellationToken);

        Assert.Equal(2, code);
        var told = Assert.Single(error.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("appsettings.json", told, StringComparison.Ordinal);
        Assert.Contains("LineNumber: 1", told, StringComparison.Ordinal);
        folder.Delete(recursive: true);
    }
}
