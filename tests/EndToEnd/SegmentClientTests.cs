using EndToEnd.Rig;

namespace EndToEnd;

/// <summary>Clients and servers that others wrote, at both ends.</summary>
public sealed class SegmentClientTests : IDisposable
{
    private readonly TemporaryFolder _ingestData = new();
    private readonly TemporaryFolder _rendererData = new();
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _ingestData.Dispose();
        _rendererData.Dispose();
    }

    [Fact]
    public async Task What_Segments_client_sends_becomes_a_mail_that_mailparser_reads()
    {
        await using var rig = await Pipeline.StartAsync(_ingestData, _rendererData, _ct);
        rig.LetThrough();

        await rig.LeaveCartAsync("u1", _ct);

        var mail = await rig.Mail.NextAsync();
        Assert.Equal(["u1@example.com"], mail.To);
        Assert.Contains("northwind.example", mail.From, StringComparison.Ordinal);
        Assert.StartsWith("Ada,", mail.Subject, StringComparison.Ordinal);
        foreach (var (id, name) in new[] { ("enamel-mug", "Enamel mug"), ("wool-blanket", "Wool blanket"), ("linen-tote", "Linen tote") })
        {
            Assert.Contains(name, mail.Html, StringComparison.Ordinal);
            Assert.Contains(name, mail.Text, StringComparison.Ordinal);
            Assert.Contains($"https://northwind.example/pictures/{id}.png", mail.Html, StringComparison.Ordinal);
        }
        Assert.Contains("103", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<td", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("{{", mail.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_click_ends_the_mails_of_a_category()
    {
        await using var rig = await Pipeline.StartAsync(_ingestData, _rendererData, _ct);
        rig.LetThrough();
        await rig.LeaveCartAsync("u1", _ct);
        var mail = await rig.Mail.NextAsync();
        Assert.Equal("List-Unsubscribe-Post: List-Unsubscribe=One-Click", mail.ListUnsubscribePost);
        var link = mail.ListUnsubscribe!.Split('<', '>')[1];

        using var client = new HttpClient();
        using var form = new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]);
        using var answer = await client.PostAsync(link, form, _ct);

        Assert.True(answer.IsSuccessStatusCode);
        var next = await rig.Renderer.Client.PostSendAsync(LiveData.Send("u1"), _ct);
        Assert.Equal("suppressed", (await rig.Renderer.Client.FinalSendAsync(next, _ct)).State);
    }
}
