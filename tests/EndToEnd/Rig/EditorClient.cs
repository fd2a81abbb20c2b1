using System.Text.Json;
using System.Threading.Channels;

namespace EndToEnd.Rig;

/// <summary>An editor, in Node: VS Code's protocol library in front of <c>renderer lsp</c>.</summary>
internal sealed class EditorClient : IAsyncDisposable
{
    private readonly ChildProcess _node;
    private readonly Channel<JsonElement> _answers = Channel.CreateUnbounded<JsonElement>();
    private readonly Channel<JsonElement> _diagnostics = Channel.CreateUnbounded<JsonElement>();
    private readonly TaskCompletionSource<int?> _exit = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private EditorClient(ChildProcess node)
    {
        _node = node;
        _ = ReadAsync();
    }

    /// <summary>A server that has been told nothing yet.</summary>
    public static EditorClient Start() => new(Node.Start("language-client.mjs", "dotnet", Path.Combine(AppContext.BaseDirectory, "Renderer.dll"), "lsp", "--stdio"));

    /// <summary>A server that is ready.</summary>
    public static async Task<EditorClient> StartInitializedAsync()
    {
        var editor = Start();
        await editor.RequestAsync("initialize", new { processId = (int?)null, rootUri = (string?)null, capabilities = new { } });
        await editor.NotifyAsync("initialized", new { });
        return editor;
    }

    /// <summary>The result of a request, or its error: <c>{ code, message }</c>.</summary>
    public async Task<JsonElement> RequestAsync(string method, object? parameters = null)
    {
        await SayAsync(new { request = method, @params = parameters });
        return await AnswerAsync(method);
    }

    public Task NotifyAsync(string method, object? parameters = null) => SayAsync(new { notify = method, @params = parameters });

    /// <summary>Bytes of the protocol, past the library.</summary>
    public Task RawAsync(string text) => SayAsync(new { raw = text });

    public async Task<JsonElement> AnswerAsync(string what)
    {
        var answer = await _answers.Reader.ReadAsync().AsTask().WithinBound($"an answer to {what}");
        return answer.TryGetProperty("answer", out var result) ? result : answer.GetProperty("error");
    }

    /// <summary>"code line:column-line:column" of each fault in a version of a file, columns as the protocol counts them.</summary>
    public async Task<IReadOnlyList<string>> FaultsAsync(string path, int? version) =>
        [.. (await DiagnosticsAsync(path, version)).EnumerateArray().Select(d => $"{d.GetProperty("code").GetString()} {Place(d.GetProperty("range"))}")];

    public async Task<JsonElement> DiagnosticsAsync(string path, int? version)
    {
        while (true)
        {
            var told = await _diagnostics.Reader.ReadAsync().AsTask().WithinBound($"diagnostics of {path}, version {version}");
            if (told.GetProperty("uri").GetString() == Uri(path) && (told.TryGetProperty("version", out var number) ? number.GetInt32() : (int?)null) == version)
                return told.GetProperty("diagnostics");
        }
    }

    public Task OpenAsync(string path, string text) =>
        NotifyAsync("textDocument/didOpen", new { textDocument = new { uri = Uri(path), languageId = "mjml-liquid", version = 1, text } });

    public Task ReplaceAsync(string path, int version, string text) =>
        NotifyAsync("textDocument/didChange", new { textDocument = new { uri = Uri(path), version }, contentChanges = new[] { new { text } } });

    /// <summary>Asks at a place of a file: line and character from 0.</summary>
    public Task<JsonElement> AskAsync(string question, string path, int line, int character) =>
        RequestAsync($"textDocument/{question}", new { textDocument = new { uri = Uri(path) }, position = new { line, character } });

    public Task<int?> ExitAsync() => _exit.Task.WithinBound("the server ends");

    /// <summary>The editor dies: the server sees the end of its input.</summary>
    public void Close() => _node.Input.Close();

    public ValueTask DisposeAsync() => _node.DisposeAsync();

    public static string Uri(string path) => new Uri(path).AbsoluteUri;

    public static string Place(JsonElement range)
    {
        return $"{Of(range.GetProperty("start"))}-{Of(range.GetProperty("end"))}";

        static string Of(JsonElement position) => $"{position.GetProperty("line").GetInt32()}:{position.GetProperty("character").GetInt32()}";
    }

    private Task SayAsync(object line) => _node.Input.WriteLineAsync(JsonSerializer.Serialize(line));

    private async Task ReadAsync()
    {
        await foreach (var line in _node.Lines.ReadAllAsync())
        {
            var said = JsonElement.Parse(line);
            if (said.TryGetProperty("diagnostics", out var diagnostics))
                _diagnostics.Writer.TryWrite(diagnostics);
            else if (said.TryGetProperty("exit", out var code))
                _exit.TrySetResult(code.ValueKind == JsonValueKind.Null ? null : code.GetInt32());
            else
                _answers.Writer.TryWrite(said);
        }
        var ended = new InvalidOperationException($"The editor ended:\n{_node.Said}");
        _answers.Writer.TryComplete(ended);
        _diagnostics.Writer.TryComplete(ended);
        _exit.TrySetException(ended);
    }
}
