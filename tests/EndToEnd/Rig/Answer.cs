using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http;

namespace EndToEnd.Rig;

/// <summary>How a fake system answers.</summary>
internal sealed record Answer(RequestDelegate WriteAsync)
{
    /// <summary>Takes the request and says nothing, until the asker gives up.</summary>
    public static Answer Never { get; } = new(http => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, http.RequestAborted));

    public static Answer Garbage { get; } = Text("text/html", "<html><body>Sorry, we are down for maintenance.</body></html>");

    public static Answer Status(int status) => new(http =>
    {
        http.Response.StatusCode = status;
        return Task.CompletedTask;
    });

    public static Answer Json([StringSyntax("Json")] string json) => Text("application/json", json);

    public static Answer Named(string name) => name switch
    {
        "never" => Never,
        "garbage" => Garbage,
        _ => Status(int.Parse(name, System.Globalization.CultureInfo.InvariantCulture)),
    };

    /// <summary>That JSON, once the gate is open.</summary>
    public static Answer Held(Gate gate, [StringSyntax("Json")] string json) => new(async http =>
    {
        await gate.PassAsync(http.RequestAborted);
        await Json(json).WriteAsync(http);
    });

    private static Answer Text(string type, string text) => new(http =>
    {
        http.Response.ContentType = type;
        return http.Response.WriteAsync(text, http.RequestAborted);
    });
}
