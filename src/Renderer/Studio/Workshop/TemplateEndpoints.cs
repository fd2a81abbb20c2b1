using Renderer.Messages;
using Renderer.Previews;
using Renderer.Sends;
using Renderer.Studio.Mail;
using Renderer.Studio.Trial;
using Renderer.Studio.Variations;

namespace Renderer.Studio.Workshop;

/// <summary><c>/studio/api/templates</c>: what there is, and how it looks with each fixture.</summary>
internal static class TemplateEndpoints
{
    public static void MapTemplates(this IEndpointRouteBuilder api)
    {
        api.MapGet("/templates", List);
        api.MapGet("/templates/{template}", Get);
        api.MapGet("/templates/{template}/files/{number:int}", Source);
        var fixture = api.MapGroup("/templates/{template}/fixtures/{name}");
        fixture.MapGet("/preview", PreviewAsync);
        fixture.MapGet("/mail", Mail);
        fixture.MapGet("/wall", Wall);
    }

    private static IResult List(OpenFolder folder, Trials trials) =>
        Results.Json(new { folder = folder.Folder.Path, templates = folder.All.Select(t => TemplateView.Of(t, trials.Of(t))) }, SendJson.Options);

    private static IResult Get(string template, OpenFolder folder) => folder.Find(template) is not { } open ? StudioProblems.Unknown(template) : Results.Json(new
    {
        summary = TemplateView.Of(open),
        faults = open.Faults.Select(FaultView.Of),
        files = FilesOf(open, folder),
    }, SendJson.Options);

    /// <summary>One of the files a template is made of, by its place in the list: no path from outside is ever opened.</summary>
    private static IResult Source(string template, int number, OpenFolder folder)
    {
        if (folder.Find(template) is not { } open || FilesOf(open, folder).ElementAtOrDefault(number) is not { } file || folder.Folder.Read(file) is not { } text)
            return StudioProblems.Unknown(template);
        return Results.Json(new { file, text, faults = open.Faults.Where(f => Path.GetFullPath(f.Place.File) == Path.GetFullPath(file)).Select(FaultView.Of) }, SendJson.Options);
    }

    private static async Task<IResult> PreviewAsync(
        string template, string name, string? trouble, OpenFolder folder, MessageComposer composer, CancellationToken cancellationToken)
    {
        if (Find(folder, template, name, trouble, out var problem) is not var (open, fixture, troubles))
            return problem!;
        var rendered = PreviewRendering.Run(open.Compiled!, fixture, troubles, cancellationToken);
        return Results.Json(new
        {
            version = open.Version,
            current = open.IsCurrent,
            mail = await MailPreview.OfAsync(template, fixture, rendered, composer, cancellationToken),
            waterfall = Waterfall.Of(rendered, folder.Systems.Catalog, troubles),
        }, SendJson.Options);
    }

    private static IResult Mail(string template, string name, string? trouble, HttpContext context, OpenFolder folder, CancellationToken cancellationToken)
    {
        if (Find(folder, template, name, trouble, out var problem) is not var (open, fixture, troubles))
            return problem!;
        var rendered = PreviewRendering.Run(open.Compiled!, fixture, troubles, cancellationToken);
        return MailDocuments.Show(context, rendered.Outcome is TemplateLanguage.Rendering.RenderOutcome.Rendered { Parts.Html: var html } ? html : MailPlaceholder.Of(rendered.Outcome));
    }

    /// <summary>Every way the mail can look: what comes of each set of failed sources.</summary>
    private static IResult Wall(string template, string name, OpenFolder folder, CancellationToken cancellationToken)
    {
        if (Find(folder, template, name, null, out var problem) is not var (open, fixture, _))
            return problem!;
        var sources = open.Compiled!.Plan.Sources.Where(s => s.Used).Select(s => s.Name).ToList();
        var looks = new List<object>();
        foreach (var failed in Combinations.Of(sources))
        {
            var troubles = new Troubles(failed.ToDictionary(s => s, _ => Trouble.Failed));
            var rendered = PreviewRendering.Run(open.Compiled, fixture, troubles, cancellationToken);
            looks.Add(new
            {
                failed = failed.Order(StringComparer.Ordinal),
                trouble = string.Join(',', failed.Order(StringComparer.Ordinal).Select(s => $"{s}:failed")),
                outcome = MailPreview.Word(rendered.Outcome),
                reason = MailPreview.ReasonOf(rendered.Outcome),
                fallbacks = rendered.Outcome.Report.Blocks.Where(b => b.Outcome != "body").Select(b => b.Name),
            });
        }
        return Results.Json(new { version = open.Version, sources, all = looks.Count == 1 << Math.Min(sources.Count, 30), looks }, SendJson.Options);
    }

    private static (OpenTemplate Open, Fixture Fixture, Troubles Troubles)? Find(OpenFolder folder, string template, string name, string? trouble, out IResult? problem)
    {
        problem = null;
        if (folder.Find(template) is not { } open)
            problem = StudioProblems.Unknown(template);
        else if (open.Compiled is null)
            problem = StudioProblems.NotCompiled(template);
        else if (open.Fixture(name) is not { } fixture)
            problem = StudioProblems.Unknown(template, name);
        else if (Troubles.Parse(trouble) is not { } troubles)
            problem = StudioProblems.BadTrouble();
        else
            return (open, fixture, troubles);
        return null;
    }

    /// <summary>The template first, then what else has a fault or is part of it.</summary>
    private static List<string> FilesOf(OpenTemplate open, OpenFolder folder) =>
        [.. new[] { folder.Folder.FileOf(open.Name) }.Concat(open.Faults.Select(f => f.Place.File)).Concat(open.Files.Select(f => Path.GetRelativePath(".", f)))
            .Where(File.Exists).DistinctBy(Path.GetFullPath)];
}
