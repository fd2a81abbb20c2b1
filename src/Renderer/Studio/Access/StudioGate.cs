using System.Net;
using ServiceDefaults.ApiKeys;
using ServiceDefaults.Problems;

namespace Renderer.Studio.Access;

/// <summary>Asks the <see cref="Gate"/> about every request below <c>/studio</c>, and says what pages may do.</summary>
internal sealed class StudioGate(RequestDelegate next, StudioSession session, StudioOptions options)
{
    public const string SignInPath = "/studio/sign-in";

    private const string PagePolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    public async Task InvokeAsync(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = PagePolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers.CacheControl = "no-store";
        switch (Gate.Judge(VisitOf(context), keyed: options.Key is not null))
        {
            case Verdict.Welcome:
                await next(context);
                break;
            case Verdict.NeedsKey when HttpMethods.IsGet(context.Request.Method) && context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal):
                context.Response.Redirect(SignInPath);
                break;
            case Verdict.NeedsKey:
                headers.WWWAuthenticate = "Bearer";
                await Problem.Of(StatusCodes.Status401Unauthorized, "wrong_key", $"The request carries no key: sign in at {SignInPath}, or send 'Authorization: Bearer KEY'.").ExecuteAsync(context);
                break;
            case Verdict.NotLocal:
                await Problem.Of(StatusCodes.Status403Forbidden, "not_local", "The studio answers this machine only: open it as http://127.0.0.1 or http://localhost, or set RENDERER__STUDIO__KEY.").ExecuteAsync(context);
                break;
            default:
                await Problem.Of(StatusCodes.Status403Forbidden, "other_site", $"Only the studio's own page may change something: the request comes from another, or lacks the header {StudioSession.Header}.").ExecuteAsync(context);
                break;
        }
    }

    private Visit VisitOf(HttpContext context)
    {
        var request = context.Request;
        var (origin, site) = (request.Headers.Origin.ToString(), request.Headers["Sec-Fetch-Site"].ToString());
        return new(
            request.Host.Host, $"{request.Scheme}://{request.Host}",
            context.Connection.LocalIpAddress is not { } address || IPAddress.IsLoopback(address), // no address: a server within this process
            HasKey: options.Key is { } key && ApiKeys.IsKnown(ApiKeys.Of(request), [key]),
            IsSignedIn: session.IsSignedIn(request.Cookies[StudioSession.Cookie]),
            HasToken: session.IsToken(request.Headers[StudioSession.Header]),
            Changes: !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method),
            origin.Length == 0 ? null : origin, site.Length == 0 ? null : site)
        { IsSignIn = request.Path == SignInPath || request.Path == "/studio/assets/studio.css" };
    }
}
