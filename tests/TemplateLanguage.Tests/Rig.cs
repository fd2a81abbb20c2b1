using System.Text.Json;
using TemplateLanguage.Analysis;
using TemplateLanguage.Diagnostics;
using TemplateLanguage.Localization;
using TemplateLanguage.Planning;
using TemplateLanguage.Rendering;

namespace TemplateLanguage.Tests;

/// <summary>Compiles and renders templates whose markup is its own layout.</summary>
internal static class Rig
{
    public static readonly DateTimeOffset Now = new(2026, 11, 23, 10, 0, 0, TimeSpan.Zero);

    public static readonly Translations Texts = Translations.Read(
    [
        ("en", "locales/en.yaml", """
            cart:
              title: "Your cart, {{ name }}"
              items: { one: "{{ count }} item", other: "{{ count }} items", zero: "nothing" }
              only_here: here
            note_html: "<b>{{ name }}</b>"
            """),
        ("de", "locales/de.yaml", "cart: { title: 'Dein Korb, {{ name }}', items: { one: '{{ count }} Artikel', other: '{{ count }} Artikel' } }\nnote_html: '<i>{{ name }}</i>'"),
        ("pl", "locales/pl.yaml", "pl: { cart: { title: x, items: { one: '{{ count }} rzecz', few: '{{ count }} rzeczy', many: '{{ count }} rzeczy!', other: '{{ count }} rzeczy?' } }, note_html: x }"),
    ], []);

    public static TemplateCompiler Compiler(params (string Name, string Text)[] partials) => new(Options(partials));

    public static TemplateCompilerOptions Options(params (string Name, string Text)[] partials) => new()
    {
        Systems = new Systems(),
        Layout = new PlainLayout(),
        Translations = Texts,
        Partials = name => partials.Where(p => p.Name == name).Select(p => new PartialSource($"_partials/{name}.mjml", p.Text)).FirstOrDefault(),
        Layouts = name => partials.Where(p => p.Name == "_layouts/" + name).Select(p => new PartialSource($"{p.Name}.mjml", p.Text)).FirstOrDefault(),
    };

    /// <summary>The template of a body, with a subject; the body begins in line 4.</summary>
    public static Compilation Compile(string body, string frontMatter = "", params (string, string)[] partials) =>
        Compiler(partials).Compile("t.mjml", $"---\nsubject: s\n{frontMatter}---\n{body}");

    public static CompiledTemplate Template(string body, string frontMatter = "", params (string, string)[] partials)
    {
        var compilation = Compile(body, frontMatter, partials);
        Assert.DoesNotContain(compilation.Faults, f => f.Severity == Severity.Error);
        return compilation.Template!;
    }

    public static Task<RenderOutcome> RenderAsync(this CompiledTemplate template, ISourceCaller caller, TimeProvider? time = null, string recipient = """{"id":"u1","name":"Ada <3"}""") =>
        template.RenderAsync(
            new() { Recipient = JsonElement.Parse(recipient), Links = new("https://x/u", "https://x/p", "https://x/v"), Now = Now },
            caller, time ?? TimeProvider.System, TestContext.Current.CancellationToken);

    /// <summary>The HTML part of a template that needs no sources, or ones that answer at once.</summary>
    public static async Task<string> HtmlAsync(string body, Dictionary<string, string>? sources = null, string recipient = """{"id":"u1","name":"Ada <3"}""", params (string, string)[] partials)
    {
        var outcome = await Template(body, "", partials).RenderAsync(new Answers(sources ?? []), null, recipient);
        return Assert.IsType<RenderOutcome.Rendered>(outcome).Parts.Html;
    }

    /// <summary>"code line:column message" of each fault.</summary>
    public static IEnumerable<string> Lines(this Compilation compilation) => compilation.Faults.Select(f => $"{f.Code} {f.Place.Line}:{f.Place.Column} {f.Message} {f.Suggestion}".Trim());

    private sealed class PlainLayout : IMarkupLayout
    {
        public LaidOutMarkup Lay(Markup markup) => new(markup.Text, markup.Text, []);
    }

    /// <summary>System <c>api</c>: operations a, b, c without arguments, cart with a schema, get(id, kind?).</summary>
    private sealed class Systems : ISystemCatalog
    {
        private static readonly OperationSignature[] Known =
        [
            new("api", "a", [], TimeSpan.FromMilliseconds(500)),
            new("api", "b", [], TimeSpan.FromMilliseconds(500)),
            new("api", "c", [], TimeSpan.FromMilliseconds(500)),
            new("api", "cart", [], TimeSpan.FromMilliseconds(500), JsonElement.Parse("""
                {
                  "type": "object", "additionalProperties": false,
                  "properties": { "items": { "type": "array", "items": { "$ref": "#/$defs/item" } }, "total": { "type": "number" }, "extra": { "type": "object", "additionalProperties": true } },
                  "$defs": { "item": { "type": "object", "properties": { "name": { "type": ["string", "null"] }, "price": { "type": "number" } } } }
                }
                """)),
            new("api", "get", [new("id", true), new("kind", false)], TimeSpan.FromMilliseconds(500)),
        ];

        IReadOnlyCollection<string> ISystemCatalog.Systems => ["api"];

        public IReadOnlyCollection<string> Operations(string system) => [.. Known.Where(k => k.System == system).Select(k => k.Name)];

        public OperationSignature? Find(string system, string operation) => Known.FirstOrDefault(k => k.System == system && k.Name == operation);
    }
}

/// <summary>Answers at once: JSON, or a failure written as <c>!kind</c>.</summary>
internal sealed class Answers(Dictionary<string, string> sources) : ISourceCaller
{
    public List<SourceCall> Calls { get; } = [];

    public Task<SourceAnswer> CallAsync(SourceCall call, CancellationToken cancellationToken)
    {
        Calls.Add(call);
        return Task.FromResult(sources.TryGetValue(call.Source, out var json) ? Answer(json) : new SourceAnswer.Failure("unknown"));
    }

    public static SourceAnswer Answer(string json) => json.StartsWith('!')
        ? new SourceAnswer.Failure(json[1..])
        : new SourceAnswer.Value(JsonElement.Parse(json.TrimStart('~')), TimeSpan.FromMilliseconds(250), Stale: json.StartsWith('~'));
}

/// <summary>Holds every call until the test lets it go, and tells when one has begun.</summary>
internal sealed class Gates : ISourceCaller
{
    private readonly Dictionary<string, Gate> _gates = [];
    private readonly Lock _lock = new();

    public Gate this[string source]
    {
        get
        {
            lock (_lock)
                return _gates.TryGetValue(source, out var gate) ? gate : _gates[source] = new();
        }
    }

    /// <summary>What stands in for answers that are late, written as they are.</summary>
    public string? Known { get; set; }

    public SourceAnswer.Value? StandIn(SourceCall call) => Known is { } json ? (SourceAnswer.Value)Answers.Answer(json) : null;

    public async Task<SourceAnswer> CallAsync(SourceCall call, CancellationToken cancellationToken)
    {
        var gate = this[call.Source];
        gate.Begun.TrySetResult(call);
        try
        {
            return Answers.Answer(await gate.Answer.Task.WaitAsync(cancellationToken));
        }
        catch (OperationCanceledException)
        {
            gate.Cancelled.TrySetResult();
            throw;
        }
    }

    internal sealed class Gate
    {
        public TaskCompletionSource<SourceCall> Begun { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource<string> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Cancelled { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
