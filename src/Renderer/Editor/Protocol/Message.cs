using System.Text.Json;
using System.Text.Json.Nodes;

namespace Renderer.Editor.Protocol;

/// <summary>A request, a notification, or an answer to us, of JSON-RPC 2.0.</summary>
/// <param name="Id"><c>null</c>: nobody waits for an answer.</param>
/// <param name="Method"><c>null</c>: an answer.</param>
/// <param name="Params">Undefined where there are none.</param>
internal sealed record Message(JsonElement? Id, string? Method, JsonElement Params)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
        NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.Strict,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>What is wrong with a message that cannot be read.</summary>
    public MessageFault? Fault { get; init; }

    /// <summary>What tells requests apart.</summary>
    public string? Key => Id?.GetRawText();

    /// <exception cref="MessageFault">It is no message.</exception>
    public static Message Parse(byte[] content)
    {
        JsonElement root;
        try
        {
            root = JsonElement.Parse(content);
        }
        catch (JsonException)
        {
            throw new MessageFault(MessageFault.ParseError, "The message is not JSON.");
        }
        if (root.ValueKind != JsonValueKind.Object)
            throw new MessageFault(MessageFault.InvalidRequest, "A message is an object; there are no batches.");
        var id = root.TryGetProperty("id", out var given) && given.ValueKind is JsonValueKind.Number or JsonValueKind.String ? given : (JsonElement?)null;
        var isAnswer = root.TryGetProperty("result", out _) || root.TryGetProperty("error", out _);
        if (!isAnswer && (!root.TryGetProperty("method", out var name) || name.ValueKind != JsonValueKind.String))
            throw new MessageFault(MessageFault.InvalidRequest, "The message has no method.") { Id = id };
        return new(id, isAnswer ? null : root.GetProperty("method").GetString(), root.TryGetProperty("params", out var parameters) ? parameters : default);
    }

    /// <exception cref="MessageFault">They are not what the method takes.</exception>
    public T ParamsAs<T>()
    {
        try
        {
            if (Params.ValueKind == JsonValueKind.Object && Params.Deserialize<T>(Json) is { } parameters)
                return parameters;
        }
        catch (JsonException)
        {
            // Told below: its own text names .NET types.
        }
        throw new MessageFault(MessageFault.InvalidParams, $"These are no parameters of '{Method}'.");
    }

    public static JsonObject Answer(JsonElement id, object? result) =>
        new() { ["jsonrpc"] = "2.0", ["id"] = JsonNode.Parse(id.GetRawText()), ["result"] = JsonSerializer.SerializeToNode(result, Json) };

    public static JsonObject Error(JsonElement? id, MessageFault fault) =>
        new() { ["jsonrpc"] = "2.0", ["id"] = id is { } known ? JsonNode.Parse(known.GetRawText()) : null, ["error"] = new JsonObject { ["code"] = fault.Code, ["message"] = fault.Message } };

    public static JsonObject Notification(string method, object parameters) =>
        new() { ["jsonrpc"] = "2.0", ["method"] = method, ["params"] = JsonSerializer.SerializeToNode(parameters, Json) };
}
