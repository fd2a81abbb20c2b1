using System.Text.Json;
using System.Threading.Channels;

namespace EndToEnd.Rig;

/// <summary>npm's smtp-server in its own process: the sink that mails are counted at.</summary>
internal sealed class MailServer : IAsyncDisposable
{
    private readonly ChildProcess _node;
    private readonly Channel<ReceivedMail> _mails = Channel.CreateUnbounded<ReceivedMail>();
    private readonly Channel<int> _greetings = Channel.CreateUnbounded<int>();
    private readonly TaskCompletionSource<int> _port = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _count;

    private MailServer(ChildProcess node)
    {
        _node = node;
        _ = ReadAsync();
    }

    public int Port { get; private set; }

    /// <summary>Mails that it has answered for.</summary>
    public int Count => Volatile.Read(ref _count);

    public static async Task<MailServer> StartAsync()
    {
        var server = new MailServer(Node.Start("mail-server.mjs"));
        server.Port = await server._port.Task.WithinBound("the mail server listens");
        return server;
    }

    public Task<ReceivedMail> NextAsync() => _mails.Reader.ReadAsync().AsTask().WithinBound("a mail arrives");

    /// <summary>The next time that a sender begins a mail.</summary>
    public Task<int> GreetingAsync() => _greetings.Reader.ReadAsync().AsTask().WithinBound("a sender begins a mail");

    /// <summary>From now on who begins a mail waits.</summary>
    public Task HoldAsync() => _node.Input.WriteLineAsync("hold");

    public Task ReleaseAsync() => _node.Input.WriteLineAsync("release");

    public ValueTask DisposeAsync() => _node.DisposeAsync();

    private async Task ReadAsync()
    {
        await foreach (var line in _node.Lines.ReadAllAsync())
        {
            var said = JsonDocument.Parse(line).RootElement;
            if (said.TryGetProperty("listening", out var port))
                _port.TrySetResult(port.GetInt32());
            else if (said.TryGetProperty("greeted", out var number))
                _greetings.Writer.TryWrite(number.GetInt32());
            else if (said.TryGetProperty("mail", out var mail))
            {
                Interlocked.Increment(ref _count);
                _mails.Writer.TryWrite(mail.Deserialize<ReceivedMail>(JsonSerializerOptions.Web)!);
            }
        }
        _port.TrySetException(new InvalidOperationException($"The mail server ended:\n{_node.Said}"));
    }
}
