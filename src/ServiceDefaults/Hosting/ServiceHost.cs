using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ServiceDefaults.Hosting;

/// <summary>A service alone in its process.</summary>
internal static class ServiceHost
{
    /// <summary>Makes a Debug build, which is what <c>dotnet run</c> makes, run in Development unless somebody says otherwise.</summary>
    public static void UseDevelopmentInDebugBuilds()
    {
#if DEBUG
        if (Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT") is null && Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT") is null)
            Environment.SetEnvironmentVariable("DOTNET_ENVIRONMENT", "Development");
#endif
    }

    /// <summary>Settings are read at the start. To notice a change, the runtime would watch all that is in the working directory, and be woken by each page that a database there writes.</summary>
    public static WebApplicationBuilder CreateBuilder(params string[] args) => WebApplication.CreateBuilder(["--hostBuilder:reloadConfigOnChange=false", .. args]);

    /// <summary>Why a start failed is told by <see cref="RunAsync"/>; a stack trace beside it helps nobody.</summary>
    public static void KeepTracesFromOperators(this ILoggingBuilder logging) => logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);

    /// <summary>Runs until it is told to stop. A file of settings that cannot be read, what they lack, and a port that is taken, is told line by line, and gives 2.</summary>
    public static async Task<int> RunAsync(Func<WebApplication> build, TextWriter error, CancellationToken cancellationToken = default)
    {
        WebApplication built;
        try
        {
            built = build();
        }
        catch (InvalidDataException e) // the innermost tells what is wrong with the file, and where
        {
            await error.WriteLineAsync($"{e.Message} {e.GetBaseException().Message}");
            return 2;
        }
        await using var app = built;
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (Exception e) when (e is OptionsValidationException or InvalidOperationException or IOException)
        {
            foreach (var line in e is OptionsValidationException invalid ? invalid.Failures : e.Message.Split(Environment.NewLine))
                await error.WriteLineAsync(line);
            return 2;
        }
        await app.WaitForShutdownAsync(cancellationToken);
        return 0;
    }
}
