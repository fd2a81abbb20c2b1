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
}
