using MimeKit;
using Renderer.Delivery;
using Renderer.Messages;

namespace Renderer.Tests.Delivery;

public sealed class SmtpServerTests
{
    [Fact]
    public async Task Messages_share_a_kept_connection()
    {
        await using var far = new ScriptedSmtpServer();
        using var server = Server(far);
        Assert.IsType<Answer.Taken>(await SendAsync(server));
        Assert.IsType<Answer.Taken>(await SendAsync(server));
        Assert.Equal(1, far.Connections);
    }

    [Fact]
    public async Task A_4xx_is_tried_later_and_keeps_the_connection()
    {
        await using var far = new ScriptedSmtpServer { RcptAnswer = "450 4.2.2 mailbox full" };
        using var server = Server(far);
        Assert.Contains("4.2.2", Assert.IsType<Answer.TryLater>(await SendAsync(server)).Reply, StringComparison.Ordinal);
        far.RcptAnswer = "250 ok";
        Assert.IsType<Answer.Taken>(await SendAsync(server));
        Assert.Equal(1, far.Connections);
    }

    [Theory]
    [InlineData("550 5.1.1 no such user", "Recipient")]
    [InlineData("550 5.7.1 not from you", "Message")]
    [InlineData("554 no", "Message")]
    public async Task A_5xx_is_never_tried_again_and_names_the_guilty(string answer, string guilty)
    {
        await using var far = new ScriptedSmtpServer { RcptAnswer = answer };
        using var server = Server(far);
        Assert.Equal(guilty, Assert.IsType<Answer.Refused>(await SendAsync(server)).Guilty.ToString());
    }

    [Fact]
    public async Task A_connection_lost_after_the_message_is_unknown()
    {
        await using var far = new ScriptedSmtpServer { DataAnswer = "" };
        using var server = Server(far);
        Assert.IsType<Answer.Unknown>(await SendAsync(server));
    }

    [Fact]
    public async Task A_connection_lost_before_the_message_is_tried_later()
    {
        await using var far = new ScriptedSmtpServer { RcptAnswer = "" };
        using var server = Server(far);
        Assert.IsType<Answer.TryLater>(await SendAsync(server));
    }

    [Fact]
    public async Task A_kept_connection_that_the_server_closed_is_replaced()
    {
        await using var far = new ScriptedSmtpServer();
        using var server = Server(far);
        await SendAsync(server);
        far.RcptAnswer = "";
        Assert.IsType<Answer.TryLater>(await SendAsync(server)); // the kept one, then a fresh one
        Assert.Equal(2, far.Connections);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_tried_later()
    {
        int port;
        await using (var gone = new ScriptedSmtpServer())
            port = gone.Port;
        using var server = new SmtpServer(new() { Host = "127.0.0.1", Port = port, Tls = false }, TimeProvider.System);
        Assert.IsType<Answer.TryLater>(await SendAsync(server));
    }

    private static SmtpServer Server(ScriptedSmtpServer far) =>
        new(new() { Host = "127.0.0.1", Port = far.Port, Tls = false }, TimeProvider.System);

    private static Task<Answer> SendAsync(SmtpServer server)
    {
        var mime = new MimeMessage { Subject = "Hi", Body = new TextPart("plain") { Text = "Hello" } };
        mime.From.Add(MailboxAddress.Parse("hello@shop.example"));
        mime.To.Add(MailboxAddress.Parse("ada@example.com"));
        return server.SendAsync(new OutgoingMessage("s1", "Hi", "", mime), TestContext.Current.CancellationToken);
    }
}
