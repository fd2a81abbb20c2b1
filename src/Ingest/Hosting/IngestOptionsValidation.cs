using Ingest.Collect;
using Ingest.Triggers;
using Microsoft.Extensions.Options;

namespace Ingest.Hosting;

/// <summary>Names every fault of the options and of the triggers at once, each with what to do.</summary>
internal sealed class IngestOptionsValidation : IValidateOptions<IngestOptions>
{
    public ValidateOptionsResult Validate(string? name, IngestOptions options)
    {
        var faults = Keys(options).Concat(Origins(options)).Concat(Triggers(options)).ToList();
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> Keys(IngestOptions options)
    {
        if (options.WriteKeys.Count == 0 || options.WriteKeys.Any(string.IsNullOrWhiteSpace))
            yield return "Ingest:WriteKeys is empty: set INGEST__WRITEKEYS__0 to the key that may send events.";
        if (options.ReadKeys.Count == 0 || options.ReadKeys.Any(string.IsNullOrWhiteSpace))
            yield return "Ingest:ReadKeys is empty: set INGEST__READKEYS__0 to the key that may read carts and profiles.";
        if (options.WriteKeys.Intersect(options.ReadKeys).Any())
            yield return "A key stands in Ingest:WriteKeys and in Ingest:ReadKeys: write keys are public, so the read key must be another.";
    }

    private static IEnumerable<string> Origins(IngestOptions options) => options.Origins
        .Where(o => o != BrowserAccess.Any && !(Uri.TryCreate(o, UriKind.Absolute, out var url) && url.GetLeftPart(UriPartial.Authority) == o))
        .Select(o => $"Ingest:Origins: '{o}' is not an origin: write scheme, host and port only, such as https://shop.example.");

    private static IEnumerable<string> Triggers(IngestOptions options)
    {
        if (options.TriggersFile() is not { } path)
            yield break;
        if (!File.Exists(path))
        {
            yield return $"Ingest:Triggers: there is no file '{path}': set INGEST__TRIGGERS to where it is, or remove the setting.";
            yield break;
        }
        var (rules, faults) = TriggersFile.Read(File.ReadAllText(path));
        foreach (var fault in faults)
            yield return $"{path}({fault.Line},{fault.Column}): {fault.Message}.";
        if (rules.All.Count == 0)
            yield break;
        if (!Uri.TryCreate(options.RendererUrl, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
            yield return "Ingest:RendererUrl is not an http(s) address: there are triggers, so set INGEST__RENDERERURL to where the renderer is.";
        if (string.IsNullOrWhiteSpace(options.RendererKey))
            yield return "Ingest:RendererKey is missing: there are triggers, so set INGEST__RENDERERKEY to a key of the renderer's SendKeys.";
    }
}
