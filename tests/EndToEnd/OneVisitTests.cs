using EndToEnd.Rig;

namespace EndToEnd;

public sealed class OneVisitTests
{
    [Fact]
    public async Task One_visit_ends_in_a_mail()
    {
        var output = await Output.OfAsync("Shop", ["--once"], TestContext.Current.CancellationToken);

        Assert.True(output.ExitCode == 0, output.Text);
        Assert.Contains("Added     Enamel mug, €14.00", output.Text, StringComparison.Ordinal);
        Assert.Contains("Subject    Ada,", output.Text, StringComparison.Ordinal);
        Assert.Contains("Done      the mail is what it should be", output.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("fallback", output.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_the_offers_down_the_mail_leaves_with_its_fallback()
    {
        var output = await Output.OfAsync("Shop", ["--once", "--offers-down"], TestContext.Current.CancellationToken);

        Assert.True(output.ExitCode == 0, output.Text);
        Assert.Contains("Subject    Ada,", output.Text, StringComparison.Ordinal);
        Assert.Matches(@"source offers +failed", output.Text);
        Assert.Matches(@"block +\S+ +fallback", output.Text);
    }

    [Fact]
    public async Task An_address_in_use_is_told_in_one_line()
    {
        await using var other = await FakeSystem.StartAsync(_ => Task.CompletedTask, TestContext.Current.CancellationToken);
        using var data = new TemporaryFolder();

        var output = await Output.OfAsync("Shop", ["--urls", other.Url, "--data", data.Path], TestContext.Current.CancellationToken);

        Assert.Equal(1, output.ExitCode);
        Assert.Contains($"{other.Url} is in use", output.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output.Text, StringComparison.Ordinal);
    }
}
