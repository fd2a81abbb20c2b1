namespace Renderer.Tests.Cli;

public sealed class NewCommandTests : IDisposable
{
    private readonly CommandRig _rig = new();

    public void Dispose() => _rig.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_new_template_is_without_fault_and_has_a_snapshot(bool withLayout)
    {
        if (withLayout)
            _rig.Write("_layouts/base.mjml", "<mjml><mj-body><mj-section><mj-column><mj-text>{% slot headline %}{% endslot %}{% slot lead %}{% endslot %}</mj-text></mj-column></mj-section>{% slot content %}{% endslot %}</mj-body></mjml>");

        var (code, output, error) = await CommandRig.RunAsync("new", "spring-sale", "--templates", _rig.Folder);

        Assert.Equal((0, ""), (code, error));
        Assert.Contains(Path.Combine("spring-sale", "snapshots", "usual.verified.html"), output, StringComparison.Ordinal);
        Assert.Equal((0, ""), (await CommandRig.RunAsync("check", "--strict", "--templates", _rig.Folder)) is var (checkedCode, text, _) ? (checkedCode, checkedCode == 0 ? "" : text) : default);
        var (tested, told, _) = await CommandRig.RunAsync("test", "--min-coverage", "100", "--templates", _rig.Folder);
        Assert.True(tested == 0, told);
        Assert.Equal("Ada, here is spring-sale\n", File.ReadAllText(Path.Combine(_rig.Folder, "spring-sale", "snapshots", "usual.verified.subject.txt")));
    }

    [Theory]
    [InlineData("../up", "'../up' is no name for a template")]
    [InlineData("_partials", "'_partials' is no name for a template")]
    [InlineData("there", "is there already")]
    public async Task What_cannot_be_made_says_why(string name, string told)
    {
        _rig.Write("there/notes.txt", "");

        var (code, _, error) = await CommandRig.RunAsync("new", name, "--templates", _rig.Folder);

        Assert.Equal(2, code);
        Assert.Contains(told, error, StringComparison.Ordinal);
    }
}
