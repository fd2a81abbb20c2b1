using Renderer.Editor;
using Renderer.Templates;
using Renderer.Tests.Cli;

namespace Renderer.Tests.Editor;

public sealed class WatchedFolderTests : IDisposable
{
    private readonly CommandRig _rig = new();
    private readonly Dictionary<string, string> _unsaved = [];

    public void Dispose() => _rig.Dispose();

    [Fact]
    public void Only_templates_that_a_partial_is_part_of_are_checked_again()
    {
        Template("a", "{% render 'p' %}");
        Template("b", "");
        _rig.Write("_partials/p.mjml", "");
        var folder = Watch();
        Assert.Empty(Faults(folder));

        _unsaved[PathOf("_partials/p.mjml")] = "{{ 1 | mony }}";
        _unsaved[PathOf("b/template.mjml")] = "not looked at";
        folder.Change(PathOf("_partials/p.mjml"));

        Assert.Equal(["TL030 a/template.mjml"], Faults(folder));
    }

    [Fact]
    public void A_partial_that_nobody_uses_is_checked_by_itself()
    {
        Template("a", "");
        var folder = Watch();
        _unsaved[PathOf("_partials/deep/p.liquid")] = "{{ given }}{{ 1 | mony }}{% if %}";
        _rig.Write("_partials/deep/p.liquid", "");
        folder.Open(PathOf("_partials/deep/p.liquid"));

        Assert.Equal(["TL001", "TL003", "TL030"], Faults(folder).Select(f => f.Split(' ')[0]).Distinct().Order());
        folder.Close(PathOf("_partials/deep/p.liquid"));
        Assert.Empty(Faults(folder));
    }

    [Fact]
    public void What_all_templates_share_changes_all()
    {
        Template("a", "{% source x = api.get() default nil %}{{ x }}");
        var folder = Watch();
        Assert.Equal(["TL020 a/template.mjml"], Faults(folder));

        _rig.Write("sources.yaml", "api: { base: http://x, operations: { get: { get: /x } } }");
        folder.Change(PathOf("sources.yaml"));

        Assert.Empty(Faults(folder));
    }

    [Fact]
    public void Templates_and_partials_come_and_go()
    {
        Template("a", "{% render 'p' %}");
        var folder = Watch();
        Assert.Equal(["TL006 a/template.mjml"], Faults(folder));

        _rig.Write("_partials/p.mjml", "");
        folder.Change(PathOf("_partials/p.mjml"));
        Assert.Empty(Faults(folder));

        Template("b", "{% nonsense %}");
        folder.Change(PathOf("b/template.mjml"));
        Assert.Equal(["TL002 b/template.mjml"], Faults(folder));

        Directory.Delete(PathOf("b"), recursive: true);
        folder.Change(PathOf("b/template.mjml"));
        Assert.Empty(Faults(folder));
    }

    [Fact]
    public void Fixtures_count_with_their_template()
    {
        Template("a", "");
        var folder = Watch();
        Assert.Empty(Faults(folder));

        _rig.Write("a/previews/f.json", "{");
        folder.Change(PathOf("a/previews/f.json"));

        Assert.Equal(["FX001 a/previews/f.json"], Faults(folder));
    }

    private WatchedFolder Watch() => new(new TemplateFolder(_rig.Folder, p => _unsaved.GetValueOrDefault(p)));

    private void Template(string name, string tags) => _rig.Write($"{name}/template.mjml", $"---\nsubject: s\n---\n{tags}\n<mjml><mj-body></mj-body></mjml>");

    private string PathOf(string file) => Path.Combine(_rig.Folder, file);

    private List<string> Faults(WatchedFolder folder)
    {
        while (folder.HasWork)
            folder.Work();
        return [.. folder.Faults.Select(f => $"{f.Code} {Path.GetRelativePath(_rig.Folder, f.Place.File)}")];
    }
}
