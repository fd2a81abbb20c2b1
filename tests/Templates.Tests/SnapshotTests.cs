using Renderer.Testing;

namespace Templates.Tests;

public sealed class SnapshotTests
{
    private static readonly TemplateSnapshots Templates = TemplateSnapshots.In("templates");

    public static TheoryData<string, string> Fixtures => Templates.Fixtures;

    [Theory, MemberData(nameof(Fixtures))]
    public Task A_fixture_renders_to_what_was_accepted(string template, string fixture) => Templates.VerifyAsync(template, fixture, TestContext.Current.CancellationToken);

    [Fact]
    public void No_snapshot_is_left_over() => Templates.VerifyNothingIsStale();
}
