using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Renderer.Editor.Protocol;

namespace Renderer.Editor;

/// <summary>
/// Speaks the Language Server Protocol 3.17. One loop answers messages in their order and checks templates when none waits; only reading runs beside it, so
/// that a request can be cancelled before its turn.
/// </summary>
internal sealed class LanguageServer(MessageStream stream)
{
    private readonly EditorSession _session = new();
    private readonly Channel<Message> _queue = Channel.CreateUnbounded<Message>();
    private readonly ConcurrentDictionary<string, bool> _waiting = new();
    private State _state = State.Started;

    private enum State
    {
        Started,
        Initialized,
        ShutDown,
    }

    /// <summary>Serves until the client says <c>exit</c> or is gone.</summary>
    /// <returns>The exit code: 0 after <c>shutdown</c> and <c>exit</c>, otherwise 1.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var reading = ReadAsync(stop.Token);
        try
        {
            while (true)
            {
                if (_queue.Reader.TryRead(out var message))
                {
                    if (message.Method == "exit")
                        return _state == State.ShutDown ? 0 : 1;
                    await HandleAsync(message, cancellationToken);
                }
                else if (_state == State.Initialized && _session.HasWork)
                {
                    foreach (var (method, parameters) in _session.Work())
                        await stream.WriteAsync(Message.Notification(method, parameters), cancellationToken);
                }
                else if (!await _queue.Reader.WaitToReadAsync(cancellationToken))
                {
                    return 1; // the client went without a word
                }
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            return 1;
        }
        finally
        {
            await stop.CancelAsync();
            _ = reading; // waits for a client that says no more; the process does not
        }
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (await stream.ReadAsync(cancellationToken) is { } content)
            {
                var message = Read(content);
                if (message.Method == "$/cancelRequest")
                    Cancel(message);
                else
                {
                    if (message.Key is { } key)
                        _waiting[key] = false;
                    _queue.Writer.TryWrite(message);
                }
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            // The client is gone, or we are leaving.
        }
        finally
        {
            _queue.Writer.TryComplete();
        }
    }

    /// <summary>A message, or one that says what is wrong with what came.</summary>
    private static Message Read(byte[] content)
    {
        try
        {
            return Message.Parse(content);
        }
        catch (MessageFault fault)
        {
            return new(fault.Id, null, default) { Fault = fault };
        }
    }

    private void Cancel(Message message)
    {
        if (message.Params.ValueKind == System.Text.Json.JsonValueKind.Object && message.Params.TryGetProperty("id", out var id))
            _waiting.TryUpdate(id.GetRawText(), true, false);
    }

    private async Task HandleAsync(Message message, CancellationToken cancellationToken)
    {
        JsonNode? answer = null;
        try
        {
            var cancelled = false;
            if (message.Key is { } key)
                _waiting.TryRemove(key, out cancelled);
            if (message.Fault is not null)
                throw message.Fault;
            if (message.Method is null)
                return; // we ask nothing, so this answers nothing
            if (cancelled)
                throw new MessageFault(MessageFault.RequestCancelled, "The request was cancelled.");
            var result = Result(message);
            if (message.Id is { } id)
                answer = Message.Answer(id, result);
        }
        catch (MessageFault fault)
        {
            // Who sends a notification waits for no answer; only what could not be read at all is told.
            answer = message.Id is not null || message.Fault is not null ? Message.Error(message.Id, fault) : null;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            await Console.Error.WriteLineAsync($"{message.Method}: {e}");
            answer = message.Id is not null ? Message.Error(message.Id, new(MessageFault.InternalError, $"'{message.Method}' failed; the server's error output tells more.")) : null;
        }
        if (answer is not null)
            await stream.WriteAsync(answer, cancellationToken);
    }

    private object? Result(Message message)
    {
        if (message.Method == "initialize")
        {
            if (_state != State.Started)
                throw new MessageFault(MessageFault.InvalidRequest, "'initialize' is sent once.");
            _state = State.Initialized;
            return Capabilities();
        }
        if (_state == State.Started)
            throw new MessageFault(MessageFault.ServerNotInitialized, "The first request is 'initialize'.");
        if (_state == State.ShutDown)
            throw new MessageFault(MessageFault.InvalidRequest, "After 'shutdown' comes 'exit'.");
        switch (message.Method)
        {
            case "shutdown": _state = State.ShutDown; return null;
            case "textDocument/didOpen": _session.Open(message.ParamsAs<DidOpen>()); return null;
            case "textDocument/didChange": _session.Change(message.ParamsAs<DidChange>()); return null;
            case "textDocument/didClose": _session.Close(message.ParamsAs<DidClose>()); return null;
            case "workspace/didChangeWatchedFiles": _session.ChangeFiles(message.ParamsAs<DidChangeFiles>()); return null;
            case "textDocument/completion": return _session.Complete(message.ParamsAs<AtPosition>());
            case "textDocument/hover": return _session.Hover(message.ParamsAs<AtPosition>());
            case "textDocument/definition": return _session.Define(message.ParamsAs<AtPosition>());
            default:
                // What may be left unheard ("initialized", "$/…", didSave) needs no answer; a request does.
                if (message.Id is not null)
                    throw new MessageFault(MessageFault.MethodNotFound, $"There is no method '{message.Method}'.");
                return null;
        }
    }

    private static object Capabilities() => new
    {
        capabilities = new
        {
            positionEncoding = "utf-16",
            textDocumentSync = new { openClose = true, change = 2 }, // incremental
            completionProvider = new { triggerCharacters = new[] { ".", "|", " ", "'", "\"", "(", "{", "%" } },
            hoverProvider = true,
            definitionProvider = true,
        },
        serverInfo = new { name = "renderer", version = typeof(LanguageServer).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion },
    };
}
