using System.Globalization;
using System.Net;
using System.Text.Json;
using NJsonSchema;

namespace Renderer.Sources;

/// <summary>Reads answers: only JSON, only so much, only as declared.</summary>
internal sealed class ResponseReader(OperationDeclaration operation, TimeProvider time)
{
    private const int MaxBytes = 1024 * 1024; // a cart of a thousand lines has a third of it
    private const int MaxDepth = 64;

    // Read when the service starts, and used once: the first send must not wait for either.
    private readonly JsonSchema? _schema = operation.Schema is { } schema ? Load(schema) : null;

    public async Task<Fetched> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        // Redirects are not followed: a request goes where the operator said, and nowhere else.
        if (response.StatusCode != HttpStatusCode.OK)
            return new Fetched.Failure("status", ((int)response.StatusCode).ToString(CultureInfo.InvariantCulture));
        if (await BodyAsync(response, cancellationToken) is not { } body)
            return new Fetched.Failure("too_large", $"more than {MaxBytes} bytes");
        JsonElement value;
        try
        {
            using var document = JsonDocument.Parse(body, new() { MaxDepth = MaxDepth });
            if (Result(document.RootElement) is not { } result)
                return new Fetched.Failure("schema", $"the answer has no '{string.Join('.', operation.Result)}'");
            value = result.Clone();
        }
        catch (JsonException)
        {
            return new Fetched.Failure("not_json");
        }
        if (_schema?.Validate(value.GetRawText()) is { Count: > 0 } faults)
            return new Fetched.Failure("schema", string.Join(", ", faults.Take(3).Select(f => $"{f.Path}: {f.Kind}")));
        return new Fetched.Value(value, AsOf(value, response), time.GetUtcNow());
    }

    private static JsonSchema Load(JsonElement schema)
    {
        var loaded = JsonSchema.FromJsonAsync(schema.GetRawText()).GetAwaiter().GetResult(); // no I/O: it refers to nothing outside
        loaded.Validate("{}");
        return loaded;
    }

    private static async Task<ReadOnlyMemory<byte>?> BodyAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.Content.Headers.ContentLength > MaxBytes)
            return null;
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        var buffer = new MemoryStream();
        var chunk = new byte[16 * 1024];
        for (int read; (read = await stream.ReadAsync(chunk, cancellationToken)) > 0;)
        {
            if (buffer.Length + read > MaxBytes)
                return null;
            buffer.Write(chunk, 0, read);
        }
        return buffer.GetBuffer().AsMemory(0, (int)buffer.Length);
    }

    private JsonElement? Result(JsonElement root)
    {
        foreach (var name in operation.Result)
        {
            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty(name, out root))
                return null;
        }
        return root;
    }

    /// <summary>The value's own word first, then what HTTP says of it (RFC 9110 §8.8.2, RFC 9111 §5.1).</summary>
    private static DateTimeOffset? AsOf(JsonElement value, HttpResponseMessage response)
    {
        if (value.ValueKind == JsonValueKind.Object && value.TryGetProperty("as_of", out var asOf)
            && asOf.ValueKind == JsonValueKind.String && asOf.TryGetDateTimeOffset(out var moment))
            return moment;
        return response.Content.Headers.LastModified ?? response.Headers.Date - (response.Headers.Age ?? TimeSpan.Zero);
    }
}
