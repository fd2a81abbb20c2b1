using TemplateLanguage.Analysis;
using TemplateLanguage.Localization;
using TemplateLanguage.Planning;
using TemplateLanguage.Rendering;
using TemplateLanguage.Syntax;

namespace TemplateLanguage;

/// <summary>A template ready to be rendered for any recipient. Immutable but for what it learns of its length: all messages share it.</summary>
public sealed class CompiledTemplate
{
    private readonly Settings _settings;

    internal CompiledTemplate(string file, Settings settings, ExecutionPlan plan) => (File, Plan, _settings) = (file, plan, settings);

    public string File { get; }

    public FrontMatter FrontMatter => _settings.FrontMatter;

    /// <summary>What a message of this template fetches.</summary>
    public ExecutionPlan Plan { get; }

    /// <summary>The branches that messages of this template may go through, in the order of their places.</summary>
    public IReadOnlyList<TemplateBranch> Branches => BranchWalk.Of(this);

    internal Settings Settings => _settings;

    internal IReadOnlyList<Node> Html { get; init; } = [];

    internal IReadOnlyList<Node> Text { get; init; } = [];

    /// <summary>The length of the longest HTML so far: how large a buffer the next message begins with.</summary>
    internal int Room { get; set; } = 16 * 1024;

    internal RenderLimits Limits { get; init; } = RenderLimits.Default;

    internal Translations Translations { get; init; } = Translations.None;

    /// <summary>Lays out what depends on data, in the rendered HTML.</summary>
    internal Func<string, string>? Complete { get; init; }

    /// <summary>Finishes the rendered text part.</summary>
    internal Func<string, string>? CompleteText { get; init; }

    /// <summary>Fetches the sources and renders the parts of one message.</summary>
    /// <param name="sources">Called once for each source, as soon as its inputs are known.</param>
    /// <param name="time">Limits are measured by it; it is <c>now</c> unless the request says otherwise.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public Task<RenderOutcome> RenderAsync(RenderRequest request, ISourceCaller sources, TimeProvider time, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(sources);
        ArgumentNullException.ThrowIfNull(time);
        return new MessageRendering(this, request, time).RunAsync(sources, cancellationToken);
    }
}
