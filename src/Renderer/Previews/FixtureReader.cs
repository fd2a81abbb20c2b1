using System.Text.Json;
using Renderer.Sources.Misbehaviour;
using Renderer.Templates;
using TemplateLanguage.Diagnostics;

namespace Renderer.Previews;

/// <summary>Reads fixtures and tells all that is wrong with one.</summary>
internal static class FixtureReader
{
    private const string Broken = "FX001";
    private static readonly string[] Keys = ["now", "recipient", "event", "campaign", "sources"];
    private static readonly string[] Uncalled = ["breaker_open", "rate_limited", "argument", "no_timestamp", "stale"]; // failures of no wire
    private static readonly string[] AnswerKeys = ["$fail", "$after", "$as_of", "$value"];

    /// <summary>The fixtures of a template, in the order of their names; broken ones are left out and told.</summary>
    public static IReadOnlyList<Fixture> ReadAll(TemplateFolder folder, string template, ICollection<Fault> faults) => !Directory.Exists(folder.PreviewsOf(template)) ? [] :
        [.. Directory.EnumerateFiles(folder.PreviewsOf(template), "*.json").Order(StringComparer.Ordinal).Select(f => Read(f, folder.Read(f)!, faults)).OfType<Fixture>()];

    public static Fixture? Read(string file, string json, ICollection<Fault> faults)
    {
        JsonElement root;
        try
        {
            using var document = JsonDocument.Parse(json, new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            root = document.RootElement.Clone();
        }
        catch (JsonException e)
        {
            var (line, column) = ((int)(e.LineNumber ?? 0) + 1, (int)(e.BytePositionInLine ?? 0) + 1);
            faults.Add(new(Broken, Severity.Error, "The fixture is not JSON.", new(file, line, column, line, column)));
            return null;
        }
        var wrong = new List<string>();
        var fixture = Read(Path.GetFileNameWithoutExtension(file), root, wrong);
        foreach (var fault in wrong)
            faults.Add(new(Broken, Severity.Error, fault, new(file, 1, 1, 1, 1)));
        return wrong.Count == 0 ? fixture : null;
    }

    private static Fixture? Read(string name, JsonElement root, List<string> wrong)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            wrong.Add("The fixture is not an object.");
            return null;
        }
        wrong.AddRange(root.EnumerateObject().Where(p => !Keys.Contains(p.Name)).Select(p => $"A fixture has no '{p.Name}'; it has {string.Join(", ", Keys)}."));
        if (!root.TryGetProperty("recipient", out var recipient) || recipient.ValueKind != JsonValueKind.Object)
            wrong.Add("'recipient' is missing or is not an object.");
        var sources = new Dictionary<string, FixtureAnswer>(StringComparer.Ordinal);
        if (root.TryGetProperty("sources", out var answers) && answers.ValueKind == JsonValueKind.Object)
        {
            foreach (var answer in answers.EnumerateObject())
                sources[answer.Name] = Answer(answer.Name, answer.Value, wrong);
        }
        return new(
            name, root.TryGetProperty("now", out var now) ? Moment("now", now, wrong) : null, recipient,
            root.TryGetProperty("event", out var happened) ? happened : null, root.TryGetProperty("campaign", out var campaign) ? campaign : null, sources);
    }

    private static FixtureAnswer Answer(string source, JsonElement json, List<string> wrong)
    {
        if (json.ValueKind != JsonValueKind.Object || !json.EnumerateObject().Any(p => p.Name.StartsWith('$')))
            return new(json, null, TimeSpan.Zero, AsOf(json));
        wrong.AddRange(json.EnumerateObject().Where(p => !AnswerKeys.Contains(p.Name)).Select(p => $"sources.{source}: '{p.Name}' is none of {string.Join(", ", AnswerKeys)}."));
        if (!json.TryGetProperty("$fail", out var fail) && !json.TryGetProperty("$value", out _))
            wrong.Add($"sources.{source}: needs $value or $fail.");
        json.TryGetProperty("$value", out var value);
        var answer = new FixtureAnswer(
            value, null, json.TryGetProperty("$after", out var after) ? Latency(source, after, wrong) : TimeSpan.Zero,
            json.TryGetProperty("$as_of", out var asOf) ? Moment($"sources.{source}.$as_of", asOf, wrong) : AsOf(value));
        return fail.ValueKind == JsonValueKind.Undefined ? answer : Spoil(source, answer, fail.ToString(), wrong);
    }

    private static FixtureAnswer Spoil(string source, FixtureAnswer answer, string faults, List<string> wrong)
    {
        foreach (var word in faults.Split(',', StringSplitOptions.TrimEntries))
        {
            // A bare status is short for status:N.
            if (Uncalled.Contains(word))
                answer = answer with { Fails = word };
            else if (WireFaultReader.Read(word.Length > 0 && char.IsAsciiDigit(word[0]) ? $"status:{word}" : word) is { } fault)
                answer = FixtureFaults.Spoil(answer, fault);
            else
                wrong.Add($"sources.{source}.$fail: '{word}' is no fault: write {WireFaultReader.Form}, {string.Join(", ", Uncalled)}.");
        }
        if (answer is { Fails: null, Value.ValueKind: JsonValueKind.Undefined })
            wrong.Add($"sources.{source}: what comes late or old needs a $value.");
        return answer;
    }

    private static DateTimeOffset? AsOf(JsonElement value) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty("as_of", out var asOf) && asOf.ValueKind == JsonValueKind.String && asOf.TryGetDateTimeOffset(out var moment)
            ? moment
            : null;

    private static DateTimeOffset? Moment(string where, JsonElement json, List<string> wrong)
    {
        if (json.ValueKind == JsonValueKind.String && json.TryGetDateTimeOffset(out var moment))
            return moment;
        wrong.Add($"{where}: write a moment of ISO 8601, such as \"2026-11-23T10:00:00Z\".");
        return null;
    }

    private static TimeSpan Latency(string source, JsonElement json, List<string> wrong)
    {
        if (json.ValueKind == JsonValueKind.String && WireFaultReader.Latency(json.GetString()!) is { } latency)
            return latency.Mean;
        wrong.Add($"sources.{source}.$after: write a duration such as \"80ms\" or \"2s\".");
        return TimeSpan.Zero;
    }
}
