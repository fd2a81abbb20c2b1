using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Renderer.Previews.Visual;

/// <summary>Chromium's DevTools protocol: commands and their answers as JSON over one WebSocket, for all pages.</summary>
internal sealed class DevTools : IAsyncDisposable
{
    private readonly ClientWebSocket _socket;
    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonElement>> _asked = new();
    private readonly ConcurrentDictionary<(string Session, string Event), Action<JsonElement>> _listeners = new();
    private readonly SemaphoreSlim _sending = new(1);
    private readonly CancellationTokenSource _end = new();
    private readonly Task _receiving;
    private int _last;

    private DevTools(ClientWebSocket socket)
    {
        _socket = socket;
        _receiving = ReceiveAsync();
    }

    public static async Task<DevTools> ConnectAsync(Uri address, CancellationToken cancellationToken)
    {
        var socket = new ClientWebSocket();
        await socket.ConnectAsync(address, cancellationToken);
        return new(socket);
    }

    /// <param name="session">Of a page; <c>null</c>: of the browser.</param>
    /// <exception cref="ChromiumException">Chromium refuses, or is gone.</exception>
    public async Task<JsonElement> SendAsync(string? session, string method, object? parameters, CancellationToken cancellationToken)
    {
        var id = Interlocked.Increment(ref _last);
        var answer = _asked[id] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        var command = new JsonObject { ["id"] = id, ["method"] = method, ["params"] = JsonSerializer.SerializeToNode(parameters ?? new { }) };
        if (session is not null)
            command["sessionId"] = session;
        await _sending.WaitAsync(cancellationToken);
        try
        {
            await _socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(command), WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
        }
        finally
        {
            _sending.Release();
        }
        return await answer.Task.WaitAsync(cancellationToken);
    }

    /// <summary>Calls back for each event of a page.</summary>
    public void Listen(string session, string name, Action<JsonElement> told) => _listeners[(session, name)] = told;

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _receiving;
        _socket.Dispose();
        _sending.Dispose();
        _end.Dispose();
    }

    private async Task ReceiveAsync()
    {
        var buffer = new byte[64 * 1024];
        using var message = new MemoryStream();
        try
        {
            while (await _socket.ReceiveAsync(buffer, _end.Token) is { MessageType: not WebSocketMessageType.Close } part)
            {
                message.Write(buffer, 0, part.Count);
                if (!part.EndOfMessage)
                    continue;
                Take(JsonElement.Parse(message.GetBuffer().AsSpan(0, (int)message.Length)));
                message.SetLength(0);
            }
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException)
        {
            // Whoever waits is told below.
        }
        foreach (var waiting in _asked.Values)
            waiting.TrySetException(new ChromiumException("Chromium is gone."));
    }

    private void Take(JsonElement message)
    {
        if (message.TryGetProperty("id", out var id) && _asked.TryRemove(id.GetInt32(), out var asked))
        {
            if (message.TryGetProperty("error", out var error))
                asked.TrySetException(new ChromiumException($"Chromium refuses: {error.GetProperty("message").GetString()}"));
            else
                asked.TrySetResult(message.GetProperty("result"));
        }
        else if (message.TryGetProperty("method", out var method) && message.TryGetProperty("sessionId", out var session)
            && _listeners.TryGetValue((session.GetString()!, method.GetString()!), out var listener))
        {
            listener(message.GetProperty("params"));
        }
    }
}
