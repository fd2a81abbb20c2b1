using Scalar.AspNetCore;

namespace Ingest.LiveApi;

/// <summary><c>/openapi/ingest.json</c>, and <c>/docs/ingest</c> that shows it. Open to all, since they tell of nobody.</summary>
internal static class OpenApiEndpoints
{
    private const string Document = "/openapi/ingest.json";

    private static readonly string Text = Load();

    public static void MapOpenApi(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Document, (HttpResponse response) =>
        {
            response.Headers.CacheControl = "public, max-age=3600";
            return Results.Text(Text, "application/json");
        });
        routes.MapScalarApiReference("/docs/ingest", options => options.WithTitle("Ingest").WithOpenApiRoutePattern(Document));
    }

    private static string Load()
    {
        using var reader = new StreamReader(typeof(OpenApiEndpoints).Assembly.GetManifestResourceStream("openapi.json")!);
        return reader.ReadToEnd();
    }
}
