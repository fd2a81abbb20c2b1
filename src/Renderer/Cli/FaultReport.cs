using System.Text.Encodings.Web;
using System.Text.Json;
using TemplateLanguage.Diagnostics;

namespace Renderer.Cli;

/// <summary>Tells faults to people and to programs.</summary>
internal static class FaultReport
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(TextWriter output, string format, IReadOnlyList<Fault> faults, int templates)
    {
        switch (format)
        {
            case "json": output.WriteLine(JsonSerializer.Serialize(faults.Select(Entry), Json)); break;
            case "sarif": output.WriteLine(JsonSerializer.Serialize(Sarif(faults), Json)); break;
            case "github": WriteGithub(output, faults); break;
            default: WriteText(output, faults, templates); break;
        }
    }

    private static void WriteText(TextWriter output, IReadOnlyList<Fault> faults, int templates)
    {
        foreach (var fault in faults)
        {
            output.WriteLine($"{fault.Place}: {Word(fault.Severity)} {fault.Code}: {fault.Message}");
            WriteExcerpt(output, fault.Place);
            foreach (var (place, message) in fault.Related)
                output.WriteLine($"    at {place}: {message}");
            if (fault.Suggestion is not null)
                output.WriteLine($"    {fault.Suggestion}");
            output.WriteLine();
        }
        var (errors, warnings) = (faults.Count(f => f.Severity == Severity.Error), faults.Count(f => f.Severity == Severity.Warning));
        output.WriteLine($"{Number(templates, "template")}: {Number(errors, "error")}, {Number(warnings, "warning")}");
    }

    /// <summary>The line with the place underlined; a place of several lines to the end of its first.</summary>
    private static void WriteExcerpt(TextWriter output, SourceSpan place)
    {
        if (!File.Exists(place.File) || File.ReadLines(place.File).ElementAtOrDefault(place.Line - 1) is not { Length: > 0 } line)
            return;
        var number = place.Line.ToString(System.Globalization.CultureInfo.InvariantCulture).PadLeft(5);
        var start = Math.Clamp(place.Column - 1, 0, line.Length);
        var end = place.EndLine == place.Line ? Math.Clamp(place.EndColumn - 1, start, line.Length) : line.Length;
        // Tabs stay tabs, so that the underline stands below what it means.
        var indent = string.Concat(line[..start].Select(c => c == '\t' ? '\t' : ' '));
        output.WriteLine($"{number} | {line}");
        output.WriteLine($"      | {indent}{new string('^', Math.Max(1, end - start))}");
    }

    /// <summary>Workflow commands of GitHub Actions: annotations at the lines of a pull request.</summary>
    private static void WriteGithub(TextWriter output, IReadOnlyList<Fault> faults)
    {
        foreach (var fault in faults)
        {
            var level = fault.Severity switch { Severity.Error => "error", Severity.Warning => "warning", _ => "notice" };
            var place = fault.Place;
            var message = fault.Suggestion is null ? fault.Message : $"{fault.Message} {fault.Suggestion}";
            GithubAnnotation.Write(output, level, place, fault.Code, message);
        }
    }

    private static object Entry(Fault fault) => new
    {
        file = fault.Place.File,
        line = fault.Place.Line,
        column = fault.Place.Column,
        end_line = fault.Place.EndLine,
        end_column = fault.Place.EndColumn,
        code = fault.Code,
        severity = Word(fault.Severity),
        message = fault.Message,
        suggestion = fault.Suggestion,
    };

    /// <summary>SARIF 2.1.0, as code scanning reads it.</summary>
    private static Dictionary<string, object> Sarif(IReadOnlyList<Fault> faults) => new()
    {
        ["$schema"] = "https://json.schemastore.org/sarif-2.1.0.json",
        ["version"] = "2.1.0",
        ["runs"] = new[]
        {
            new
            {
                tool = new { driver = new { name = "renderer", rules = faults.Select(f => f.Code).Distinct().Order(StringComparer.Ordinal).Select(c => new { id = c }) } },
                columnKind = "utf16CodeUnits",
                results = faults.Select(f => new
                {
                    ruleId = f.Code,
                    level = f.Severity switch { Severity.Error => "error", Severity.Warning => "warning", _ => "note" },
                    message = new { text = f.Suggestion is null ? f.Message : $"{f.Message} {f.Suggestion}" },
                    locations = new[] { Location(f.Place) },
                    relatedLocations = f.Related.Select(r => Location(r.Place, r.Message)),
                }),
            },
        },
    };

    private static Dictionary<string, object> Location(SourceSpan place, string? message = null)
    {
        var location = new Dictionary<string, object>
        {
            ["physicalLocation"] = new
            {
                artifactLocation = new { uri = string.Join('/', place.File.Split('/', '\\').Select(Uri.EscapeDataString)) },
                region = new { startLine = place.Line, startColumn = place.Column, endLine = place.EndLine, endColumn = place.EndColumn },
            },
        };
        if (message is not null)
            location["message"] = new { text = message };
        return location;
    }

    private static string Word(Severity severity) => severity switch { Severity.Error => "error", Severity.Warning => "warning", _ => "info" };

    internal static string Number(int count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";
}
