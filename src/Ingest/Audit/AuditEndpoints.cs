using Ingest.Hosting;
using Ingest.LiveApi;

namespace Ingest.Audit;

/// <summary><c>GET /v1/audit</c>, <c>POST /v1/rebuild</c>: answered when it is done.</summary>
internal static class AuditEndpoints
{
    public static void MapAudit(this IEndpointRouteBuilder routes)
    {
        var admin = routes.MapGroup("/v1").RequireScope(KeyScope.Admin).WhileStorageWorks();
        admin.MapGet("/audit", async (Auditor auditor, CancellationToken cancellationToken) => Results.Json(await auditor.RunAsync(cancellationToken), LiveJson.Options));
        admin.MapPost("/rebuild", async (Auditor auditor, CancellationToken cancellationToken) => Results.Json(await auditor.RebuildAsync(cancellationToken), LiveJson.Options));
    }
}
