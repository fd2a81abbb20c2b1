using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Renderer.Sources.Declarations;
using TemplateLanguage;
using TemplateLanguage.Planning;
using TemplateLanguage.Rendering;

namespace Renderer.Previews.Recording;

/// <summary>Writes what was recorded as a fixture.</summary>
internal static class FixtureWriter
{
    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="answers">What each source that was called has answered.</param>
    public static string Write(
        CompiledTemplate template, RenderRequest request, IReadOnlyDictionary<string, (SourceCall Call, SourceAnswer Answer)> answers, SystemCatalog systems, DateTimeOffset now)
    {
        var standIns = new StandIns();
        // Whom it is about is personal wherever it stands, in what the systems answered as well.
        standIns.Learn(request.Recipient, "*");
        foreach (var (call, answer) in answers.Values)
        {
            if (answer is SourceAnswer.Value value)
                standIns.Learn(value.Json, systems.Declarations[call.System].Operations[call.Operation]);
        }
        var sources = new JsonObject();
        foreach (var source in template.Plan.Sources.Where(s => s.Used))
            sources[source.Name] = answers.TryGetValue(source.Name, out var made) ? Answer(made.Answer, standIns, now) : null;
        var fixture = new JsonObject { ["now"] = now, ["recipient"] = standIns.Replace(request.Recipient) };
        if (request.Event is { } happened)
            fixture["event"] = standIns.Replace(happened);
        fixture["sources"] = sources;
        return fixture.ToJsonString(Options) + "\n";
    }

    private static JsonNode? Answer(SourceAnswer answer, StandIns standIns, DateTimeOffset now)
    {
        if (answer is SourceAnswer.Failure failure)
            return new JsonObject { ["$fail"] = failure is { Error: "status", Detail: { Length: 3 } code } ? code : failure.Error };
        var value = (SourceAnswer.Value)answer;
        var node = standIns.Replace(value.Json);
        var tells = value.Json.ValueKind == JsonValueKind.Object && value.Json.TryGetProperty("as_of", out _);
        if (value.Age is { } age && !tells)
            return new JsonObject { ["$as_of"] = now - age, ["$value"] = node };
        var ambiguous = value.Json.ValueKind == JsonValueKind.Object && value.Json.EnumerateObject().Any(p => p.Name.StartsWith('$'));
        return ambiguous ? new JsonObject { ["$value"] = node } : node;
    }
}
