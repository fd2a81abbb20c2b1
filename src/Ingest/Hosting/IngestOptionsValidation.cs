using Ingest.Collect;
using Ingest.Collect.Firehose;
using Ingest.Declarations;
using Ingest.Triggers;
using Microsoft.Extensions.Options;

namespace Ingest.Hosting;

/// <summary>Names every fault of the options and of the triggers at once, each with what to do.</summary>
internal sealed class IngestOptionsValidation : IValidateOptions<IngestOptions>
{
    private const int SmallestBodyMemory = FirehoseDoor.Largest;

    public ValidateOptionsResult Validate(string? name, IngestOptions options)
    {
        var (declared, faultsOfFile) = Declared(options);
        var faults = Keys(options, declared).Concat(Bounds(options)).Concat(Origins(options)).Concat(faultsOfFile).Concat(Triggers(options)).ToList();
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    /// <summary>Faults of what concerns a file of events, whoever opens it.</summary>
    public static IEnumerable<string> Bounds(IngestOptions options)
    {
        if (options.ReadRate < 0)
            yield return "Ingest:ReadRate is negative: set requests a second, or 0 for any number.";
        if (options.GroupWait < TimeSpan.Zero || options.GroupWait > TimeSpan.FromSeconds(1))
            yield return "Ingest:GroupWait must be from 0 to 1 second: an answer may wait that long.";
        if (options.MaxWaitingBytes < 1024 * 1024 || options.MemoryBytes < 1024 * 1024)
            yield return "Ingest:MaxWaitingBytes and Ingest:MemoryBytes must be at least 1048576 (1 MB).";
        if (options.WriteBehind is < 1 or > 100_000)
            yield return "Ingest:WriteBehind must be from 1 to 100000 events: after a crash they are read again before the first answer.";
        if (options.KnownIds < TimeSpan.FromHours(1) || options.MaxLateness < TimeSpan.FromHours(1))
            yield return "Ingest:KnownIds and Ingest:MaxLateness must be at least 01:00:00: clients send again for hours.";
    }

    private static (IngestFile File, IReadOnlyList<string> Faults) Declared(IngestOptions options)
    {
        if (options.IngestFile() is not { } path)
            return (IngestFile.Empty, []);
        if (!File.Exists(path))
            return (IngestFile.Empty, [$"Ingest:File: there is no file '{path}': set INGEST__FILE to where it is, or remove the setting."]);
        var (file, faults) = IngestFile.Read(File.ReadAllText(path), new(Environment.GetEnvironmentVariable));
        return (file, [.. faults.Select(f => $"{path}({f.Line},{f.Column}): {f.Message}.")]);
    }

    private static IEnumerable<string> Keys(IngestOptions options, IngestFile declared)
    {
        if ((options.WriteKeys.Count == 0 && declared.Sources.Count == 0) || options.WriteKeys.Any(string.IsNullOrWhiteSpace))
            yield return "Ingest:WriteKeys is empty: set INGEST__WRITEKEYS__0 to the key that may send events, or declare sources in ingest.yaml.";
        if (options.ReadKeys.Count == 0 || options.ReadKeys.Any(string.IsNullOrWhiteSpace))
            yield return "Ingest:ReadKeys is empty: set INGEST__READKEYS__0 to the key that may read carts and profiles.";
        if (options.WriteKeys.Distinct().Count() < options.WriteKeys.Count || options.WriteKeys.Intersect(declared.Sources.SelectMany(s => s.Keys)).Any())
            yield return "A key stands twice among Ingest:WriteKeys and the sources of ingest.yaml: a key names one source.";
        if (options.BodyMemory < SmallestBodyMemory)
            yield return $"Ingest:BodyMemory is less than {SmallestBodyMemory} bytes: the largest request would never fit.";
        if (options.WriteKeys.Concat(declared.Sources.SelectMany(s => s.Keys)).Intersect(options.ReadKeys.Concat(options.AdminKeys)).Any())
            yield return "A write key stands in Ingest:ReadKeys or Ingest:AdminKeys too: write keys are public, so those keys must be others.";
        if (options.ReadKeys.Intersect(options.AdminKeys).Any())
            yield return "A key stands in Ingest:ReadKeys and in Ingest:AdminKeys: an admin key reads as well.";
    }

    private static IEnumerable<string> Origins(IngestOptions options) => options.Origins
        .Where(o => !BrowserAccess.IsOrigin(o))
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
