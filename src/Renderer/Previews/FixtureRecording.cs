using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Renderer.Hosting;
using Renderer.Previews.Recording;
using Renderer.Sends;
using Renderer.Sources.Declarations;
using Renderer.Sources.Execution;
using Renderer.Templates;
using TemplateLanguage;
using TemplateLanguage.Planning;
using TemplateLanguage.Rendering;

namespace Renderer.Previews;

/// <summary>Writes into fixtures what the systems answer now. A source that a fixture lets fail stays as it is: that is what the fixture is for.</summary>
/// <param name="configuration">Where variables are looked up besides the environment.</param>
internal sealed class FixtureRecording(TemplateFolder folder, IConfiguration? configuration = null)
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <param name="wanted">Whether a fixture, told as <c>template/fixture</c>, is asked for; <c>null</c>: all.</param>
    /// <exception cref="InvalidOperationException"><c>sources.yaml</c> has faults, or a variable is not set.</exception>
    public async Task RunAsync(IReadOnlyList<string> names, Func<string, bool>? wanted, TextWriter output, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        if (configuration is not null)
            builder.Configuration.AddConfiguration(configuration);
        builder.Logging.ClearProviders();
        builder.AddRenderer();
        builder.Services.AddSingleton(folder).AddSingleton(new SourcesOptions()).AddSingleton(Patience.OfAPerson);
        await using var app = builder.Build();
        var callers = app.Services.GetRequiredService<SourceCallers>();
        var reader = new TemplateReader(folder, callers.Systems);
        foreach (var name in names)
        {
            if (reader.Read(name).Template is not { } template)
                continue; // its errors are told by the test that follows
            foreach (var fixture in FixtureReader.ReadAll(folder, name, []).Where(f => wanted is null || wanted($"{name}/{f.Name}")))
            {
                var recorder = new Recorder(fixture, callers.ForSend(new SendRequest(name, fixture.Recipient, fixture.Event, fixture.Campaign, $"fixture {name}/{fixture.Name}")), cancellationToken);
                var request = new RenderRequest { Recipient = fixture.Recipient, Event = fixture.Event, Campaign = fixture.Campaign };
                await template.RenderAsync(request, recorder, new UnhurriedTime(), cancellationToken);
                var answers = await recorder.AnswersAsync();
                Write(Path.Combine(folder.PreviewsOf(name), fixture.Name + ".json"), answers, StandIns(template, answers, callers.Systems), TimeProvider.System.GetUtcNow());
                foreach (var (source, answer) in answers.OrderBy(a => a.Key, StringComparer.Ordinal))
                    await output.WriteLineAsync($"{name}/{fixture.Name}: {source} {(answer is SourceAnswer.Failure failure ? $"failed ({failure.Error}); left as it was" : "recorded")}");
            }
        }
    }

    /// <summary>For what <c>sources.yaml</c> declares as personal or secret.</summary>
    private static StandIns StandIns(CompiledTemplate template, IReadOnlyDictionary<string, SourceAnswer> answers, SystemCatalog systems)
    {
        var standIns = new StandIns();
        foreach (var source in template.Plan.Sources)
        {
            if (answers.GetValueOrDefault(source.Name) is SourceAnswer.Value value)
                standIns.Learn(value.Json, systems.Declarations[source.System].Operations[source.Operation]);
        }
        return standIns;
    }

    private static void Write(string file, IReadOnlyDictionary<string, SourceAnswer> answers, StandIns standIns, DateTimeOffset now)
    {
        var recorded = answers.Where(a => a.Value is SourceAnswer.Value).ToList();
        if (recorded.Count == 0)
            return;
        var fixture = JsonNode.Parse(File.ReadAllText(file), documentOptions: Lenient)!.AsObject();
        fixture["now"] = now.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture); // what was fresh stays fresh
        if (fixture["sources"] is not JsonObject sources)
            fixture["sources"] = sources = [];
        foreach (var (source, answer) in recorded)
        {
            var value = standIns.Replace(((SourceAnswer.Value)answer).Json);
            if (sources[source] is JsonObject told && told.ContainsKey("$value"))
                told["$value"] = value;
            else
                sources[source] = value;
        }
        File.WriteAllText(file, fixture.ToJsonString(Json) + "\n");
    }

    /// <summary>Asks the systems, but for what the fixture lets fail. A call goes on where the message has given up on it: its answer is wanted all the same.</summary>
    private sealed class Recorder(Fixture fixture, ISourceCaller systems, CancellationToken end) : ISourceCaller
    {
        private readonly ConcurrentDictionary<string, Task<SourceAnswer>> _calls = new(StringComparer.Ordinal);

        public async Task<SourceAnswer> CallAsync(SourceCall call, CancellationToken cancellationToken)
        {
            if (fixture.Sources.TryGetValue(call.Source, out var told) && told.Fails is { } kind)
                return new SourceAnswer.Failure(kind);
            return await (_calls[call.Source] = systems.CallAsync(call, end)).WaitAsync(cancellationToken);
        }

        public async Task<IReadOnlyDictionary<string, SourceAnswer>> AnswersAsync()
        {
            var answers = new Dictionary<string, SourceAnswer>(StringComparer.Ordinal);
            foreach (var (source, call) in _calls)
                answers[source] = await call;
            return answers;
        }
    }
}
