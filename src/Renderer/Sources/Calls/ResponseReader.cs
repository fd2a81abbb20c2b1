using System.Globalization;
using System.Net;
using System.Text.Json;
using NJsonSchema;
using Renderer.Sources.Declarations;

namespace Renderer.Sources.Calls;

/// <summary>Reads answers: only JSON, only so much, only as declared.</summary>
internal sealed class ResponseReader(OperationDeclaration operation, TimeProvider time)
{
    private const int MaxBytes = 1024 * 1024; // a cart of a thousand lines has a third of it
    private const int MaxDepth = 64;

    // Read when the service starts, and used once: the first send must not wait for either.
    private readonly JsonSchema? _schema = operation.Schema is { } schema ? Load(schema) : null;
    private readonly QuickSchema? _quick = operation.Schema is { } schema ? QuickSchema.Read(schema) : null;

    public async ValueTask<Fetched> ReadAsync(HttpResponseMessage response, CallOptions options, CallRecord record, CancellationToken cancellationToken)
    {
        if (response.StatusCode == HttpStatusCode.NotModified && options is not { IfNoneMatch: null, IfModifiedSince: null })
            return new Fetched.NotModified(Date(response), time.GetUtcNow());
        // Redirects are not followed: a request goes where the operator said, and nowhere else.
        if (response.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.Created))
            return new Fetched.Failure("status", ((int)response.StatusCode).ToString(CultureInfo.InvariantCulture));
        using var body = await BodyAsync(response, record, cancellationToken);
        if (body is null)
            return new Fetched.Failure("too_large", $"more than {MaxBytes} bytes");
        try
        {
            var answer = new Fetched.Value(JsonElement.Parse(body.Bytes, new() { MaxDepth = MaxDepth }), Date(response), time.GetUtcNow())
            {
                ETag = response.Headers.ETag?.ToString(),
                LastModified = response.Content.Headers.LastModified,
            };
            if (operation.IsGraphQL && GraphQLErrors.Read(answer.Json) is { } errors)
                return errors;
            return options.WholeAnswer ? answer : Read(answer.Json, operation.Result, answer);
        }
        catch (JsonException)
        {
            return new Fetched.Failure("not_json");
        }
    }

    /// <summary>The declared value in an answer or a part of it.</summary>
    public Fetched Read(JsonElement from, IReadOnlyList<string> way, Fetched.Value answer)
    {
        if (JsonWay.Follow(from, way) is not { } value)
            return new Fetched.Failure("schema", $"the answer has no '{string.Join('.', way)}'");
        if (_quick?.Matches(value) is not true && Fault(value) is { } fault)
            return new Fetched.Failure("schema", fault);
        // Its own word first, then what HTTP says of the answer.
        return answer with { Json = value, AsOf = OwnTime(value) ?? answer.AsOf };
    }

    /// <summary>What is not as declared, or <c>null</c>.</summary>
    private string? Fault(JsonElement value)
    {
        try
        {
            return _schema?.Validate(value.GetRawText()) is { Count: > 0 } faults ? string.Join(", ", faults.Take(3).Select(f => $"{f.Path}: {f.Kind}")) : null;
        }
        catch (Exception e)
        {
            return $"the validator has met a {e.GetType().Name}"; // as it does on numbers beyond 64 bits
        }
    }

    private static JsonSchema Load(JsonElement schema)
    {
        var loaded = JsonSchema.FromJsonAsync(schema.GetRawText()).GetAwaiter().GetResult(); // no I/O: it refers to nothing outside
        loaded.Validate("{}");
        return loaded;
    }

    /// <summary>All of the body; <c>null</c> where it is too large, of which no more than that is read.</summary>
    private static async ValueTask<PooledBody?> BodyAsync(HttpResponseMessage response, CallRecord record, CancellationToken cancellationToken)
    {
        if (response.Content.Headers.ContentLength > MaxBytes)
            return null;
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        var body = new PooledBody();
        try
        {
            for (int read; (read = await stream.ReadAsync(body.Free(), cancellationToken)) > 0;)
            {
                record.Read(read);
                body.Length += read;
                if (body.Length > MaxBytes)
                    break;
            }
        }
        catch
        {
            body.Dispose();
            throw;
        }
        if (body.Length <= MaxBytes)
            return body;
        body.Dispose();
        return null;
    }

    /// <summary>The time that the value itself tells.</summary>
    public static DateTimeOffset? OwnTime(JsonElement value) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty("as_of", out var asOf)
        && asOf.ValueKind == JsonValueKind.String && asOf.TryGetDateTimeOffset(out var moment) ? moment : null;

    /// <summary>RFC 9110 §8.8.2, RFC 9111 §5.1.</summary>
    private static DateTimeOffset? Date(HttpResponseMessage response) =>
        response.Content.Headers.LastModified ?? response.Headers.Date - (response.Headers.Age ?? TimeSpan.Zero);
}
