using System.Text.Json;
using System.Text.Json.Nodes;
using Renderer.Previews;
using TemplateLanguage.Planning;

namespace Renderer.Studio.Variations;

/// <summary>The sources that are made to misbehave, by name.</summary>
internal sealed class Troubles(IReadOnlyDictionary<string, Trouble> sources)
{
    public static readonly Troubles None = new(new Dictionary<string, Trouble>());

    private static readonly TimeSpan TooLate = TimeSpan.FromSeconds(1); // beyond the limit: no rounding brings it back

    public IReadOnlyDictionary<string, Trouble> Sources => sources;

    /// <summary>Reads <c>cart:slow,offers:failed</c>; <c>null</c> where it is not written so.</summary>
    public static Troubles? Parse(string? text)
    {
        var read = new SortedDictionary<string, Trouble>(StringComparer.Ordinal);
        foreach (var part in (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part.Split(':') is not [var source, var word] || !Enum.TryParse<Trouble>(word, ignoreCase: true, out var trouble) || !char.IsAsciiLetter(word[0]))
                return null;
            read[source] = trouble;
        }
        return new(read);
    }

    /// <summary>The fixture as if its sources misbehaved like this. What is stale is the caller's to tell: <see cref="TroubledSourceCaller"/>.</summary>
    public Fixture Apply(Fixture fixture, ExecutionPlan plan)
    {
        if (sources.Count == 0)
            return fixture;
        var answers = fixture.Sources.ToDictionary(StringComparer.Ordinal);
        foreach (var (name, trouble) in sources)
        {
            var answer = answers.GetValueOrDefault(name) ?? new(default, "not_in_fixture", TimeSpan.Zero, null);
            answers[name] = trouble switch
            {
                Trouble.Failed => answer with { Fails = "500", Value = default },
                Trouble.Slow => answer with { After = (plan.Sources.FirstOrDefault(s => s.Name == name)?.Within ?? plan.Deadline) + TooLate },
                Trouble.Empty when answer.Fails is null => answer with { Value = Emptied(answer.Value) },
                _ => answer,
            };
        }
        return fixture with { Sources = answers };
    }

    /// <summary>The answer as a fixture writes it, for a variation that is to be kept.</summary>
    public static JsonNode? Write(Trouble trouble, JsonNode? value) => trouble switch
    {
        Trouble.Failed => new JsonObject { ["$fail"] = "500" },
        Trouble.Slow => new JsonObject { ["$fail"] = "timeout" },
        Trouble.Empty when value is not null => JsonSerializer.SerializeToNode(Emptied(JsonSerializer.SerializeToElement(value))),
        Trouble.Stale => new JsonObject { ["$fail"] = "stale", ["$value"] = value is JsonObject told && told.ContainsKey("$value") ? told["$value"]?.DeepClone() : value },
        _ => value,
    };

    private static JsonElement Emptied(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => JsonElement.Parse("[]"),
        JsonValueKind.Object => JsonSerializer.SerializeToElement(value.EnumerateObject().ToDictionary(p => p.Name, p => Emptied(p.Value))),
        _ => value,
    };
}
