using Renderer.Previews;
using Renderer.Previews.Snapshots;
using Renderer.Sources.Declarations;
using Renderer.Templates;
using TemplateLanguage.Diagnostics;

namespace Templates.Tests;

public sealed class CheckTests
{
    public static TheoryData<string> Templates => ShippedMail.Templates;

    [Theory, MemberData(nameof(Templates))]
    public void Nothing_is_wrong_with_it(string template)
    {
        var folder = new TemplateFolder(ShippedMail.Folder);
        var (systems, faults) = SystemsFile.Read(folder);

        Assert.Empty(faults);
        Assert.DoesNotContain(new TemplateCheck(folder, systems).Run(template), f => f.Severity != Severity.Info);
    }

    [Fact]
    public void Fixtures_reach_every_branch()
    {
        var folder = new TemplateFolder(ShippedMail.Folder);

        var report = new SnapshotRun(folder, SystemsFile.Read(folder).Catalog).Run(folder.Names, null, accept: false, TestContext.Current.CancellationToken);

        Assert.Empty(report.Coverage.Missed.Select(b => $"{b.Place} {b.Tag} {b.Way}"));
    }
}
