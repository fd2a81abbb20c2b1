using ServiceDefaults.ApiKeys;

namespace Renderer.Studio.Access;

/// <summary>A page that asks for the key, for a studio that others can reach.</summary>
internal static class SignInEndpoints
{
    public static void MapSignIn(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(StudioGate.SignInPath, () => Page(""));
        routes.MapPost(StudioGate.SignInPath, PostAsync).DisableAntiforgery(); // the gate has compared the origin
    }

    private static async Task<IResult> PostAsync(HttpContext context, StudioOptions options, StudioSession session, CancellationToken cancellationToken)
    {
        var form = context.Request.HasFormContentType ? await context.Request.ReadFormAsync(cancellationToken) : null;
        if (options.Key is null || !ApiKeys.IsKnown(form?["key"], [options.Key]))
            return Page("<p class=\"wrong\" role=\"alert\">This is not the key. Das ist nicht der Schlüssel.</p>", StatusCodes.Status401Unauthorized);
        context.Response.Cookies.Append(StudioSession.Cookie, session.SignedIn, new()
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Strict,
            Secure = context.Request.IsHttps,
            Path = "/studio",
            IsEssential = true,
        });
        return Results.Redirect("/studio");
    }

    private static IResult Page(string note, int status = StatusCodes.Status200OK) => Results.Content(
        $"""
        <!doctype html>
        <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Studio</title>
        <link rel="stylesheet" href="/studio/assets/studio.css"></head>
        <body><main class="sign-in"><h1>Studio</h1>{note}<form method="post" action="{StudioGate.SignInPath}">
        <label for="key">Key <span lang="de">· Schlüssel</span></label><input id="key" name="key" type="password" autocomplete="current-password" required>
        <button class="primary">Sign in <span lang="de">· Anmelden</span></button></form></main></body></html>
        """, "text/html; charset=utf-8", statusCode: status);
}
