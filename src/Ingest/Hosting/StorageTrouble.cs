using System.Globalization;
using Microsoft.Data.Sqlite;
using ServiceDefaults.Problems;
using ServiceDefaults.Sqlite;

namespace Ingest.Hosting;

/// <summary>A disk that is full or a file that is locked is nobody's fault at the other end: 503, and they try again.</summary>
internal static class StorageTrouble
{
    public static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(5);

    public static bool Is(Exception e) => e is SqliteException || e is ObjectDisposedException { ObjectName: var closed } && closed == typeof(SqliteFile).FullName; // when the host stops

    public static void Log(HttpContext http, Exception e) =>
        Log(http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("Ingest.Storage"), e);

    public static void Log(ILogger log, Exception e) => log.LogError(e, "The store failed.");

    public static RouteGroupBuilder WhileStorageWorks(this RouteGroupBuilder group) => group.AddEndpointFilter(async (context, next) =>
    {
        try
        {
            return await next(context);
        }
        catch (Exception e) when (Is(e))
        {
            var http = context.HttpContext;
            Log(http, e);
            http.Response.Headers.RetryAfter = RetryAfter.TotalSeconds.ToString(CultureInfo.InvariantCulture);
            return Problem.Of(StatusCodes.Status503ServiceUnavailable, "storage_unavailable", "Nothing can be stored or read just now; try again.");
        }
    });
}
