using System.Runtime.ExceptionServices;
using System.Text.Json;
using GraphQL;
using GraphQL.SystemTextJson;
using GraphQL.Transport;
using GraphQL.Validation;
using GraphQL.Validation.Complexity;
using GraphQL.Validation.Rules.Custom;
using Ingest.Hosting;
using Ingest.Log;
using ServiceDefaults.Problems;

namespace Ingest.LiveApi.GraphQl;

/// <summary><c>POST /graphql</c>: the live API's data, as much of it as is asked for. Depth and cost are limited before anything is looked at.</summary>
internal static class GraphQlEndpoint
{
    private const int MaxBytes = 64 * 1024;
    private const int MaxQuery = 16 * 1024; // characters: whether fields of one name agree is asked of each two of them

    private static readonly ComplexityOptions Limits = new()
    {
        MaxDepth = 8, // users → orders → items → a field, and room for fragments; introspection's own depth is more, and not needed here
        MaxComplexity = 20_000, // every field of some ten people
        DefaultListImpactMultiplier = 20,
    };

    private static readonly IReadOnlyList<IValidationRule> Rules = [.. DocumentValidator.CoreRules, new ComplexityValidationRule(Limits)];
    private static readonly DocumentExecuter Executer = new();
    private static readonly GraphQLSerializer Serializer = new();

    public static void MapGraphQl(this IEndpointRouteBuilder routes) =>
        routes.MapGroup("").RequireScope(KeyScope.Read).WhileStorageWorks().MapPost("/graphql", AnswerAsync);

    private static async Task<IResult> AnswerAsync(
        HttpContext http, LiveSchema schema, IngestDatabase database, TimeProvider time, ILogger<LiveSchema> log, CancellationToken cancellationToken)
    {
        using var body = await RawBody.ReadAsync(http.Request, MaxBytes, cancellationToken);
        if (body.Fault is { } fault)
            return Problem.Of(fault.Status, fault.Code, fault.Detail);
        if (Read(body.Bytes) is not { Query: { Length: > 0 } } request)
            return Problem.Of(StatusCodes.Status400BadRequest, "bad_query", "The body must be JSON with a query: {\"query\": \"{ user(id: \\\"u1\\\") { cart { total } } }\"}.");
        if (request.Query.Length > MaxQuery)
            return Problem.Of(StatusCodes.Status400BadRequest, "bad_query", $"The query is longer than {MaxQuery} characters: ids and other values belong into its variables.");
        Exception? failed = null;
        var result = await Executer.ExecuteAsync(options =>
        {
            options.Schema = schema;
            options.Query = request.Query;
            options.OperationName = request.OperationName;
            options.Variables = request.Variables;
            options.UserContext = new PersonLoader(database.FindAll, time.GetUtcNow());
            options.ValidationRules = Rules;
            options.UnhandledExceptionDelegate = context =>
            {
                failed ??= context.OriginalException;
                return Task.CompletedTask;
            };
            options.CancellationToken = cancellationToken;
        });
        if (failed is not null && StorageTrouble.Is(failed))
            ExceptionDispatchInfo.Throw(failed); // answered like everywhere
        if (failed is not null)
            log.LogError(failed, "A query could not be answered.");
        http.Response.StatusCode = result.Executed ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest;
        http.Response.ContentType = "application/json; charset=utf-8";
        http.Response.Headers.CacheControl = "private, no-store";
        await Serializer.WriteAsync(http.Response.Body, result, cancellationToken);
        return Results.Empty;
    }

    private static GraphQLRequest? Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            return Serializer.Deserialize<GraphQLRequest>(System.Text.Encoding.UTF8.GetString(body.Span));
        }
        catch (Exception e) when (e is JsonException or ArgumentException) // the latter of variables in which a name stands twice
        {
            return null;
        }
    }
}
