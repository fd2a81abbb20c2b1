using System.Text.Json;

namespace Renderer.Editor.Protocol;

/// <summary>Why a message cannot be answered; the codes are those of JSON-RPC and LSP 3.17.</summary>
internal sealed class MessageFault(int code, string message) : Exception(message)
{
    public const int ParseError = -32700;
    public const int InvalidRequest = -32600;
    public const int MethodNotFound = -32601;
    public const int InvalidParams = -32602;
    public const int InternalError = -32603;
    public const int ServerNotInitialized = -32002;
    public const int RequestCancelled = -32800;

    public int Code => code;

    /// <summary>The request's, where it could be read.</summary>
    public JsonElement? Id { get; init; }
}
