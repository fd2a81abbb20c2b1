using TemplateLanguage.Diagnostics;
using TemplateLanguage.Syntax;

namespace TemplateLanguage.Analysis;

/// <summary>Checks declarations of sources against the systems, and finds what each waits for.</summary>
internal static class SourceCheck
{
    public const int MaxSources = 64; // masks of 64 bits; a message that needs more calls is a page

    public static IReadOnlyList<SourceUse> Run(IReadOnlyList<Tag.Source> sources, ISystemCatalog systems, ExpressionWalk expressions, FaultList faults)
    {
        var at = new Surroundings(Names.ForSources, new(), new HashSet<string>(), SeesSources: true);
        var uses = new List<SourceUse>();
        foreach (var source in sources)
        {
            CheckName(source, sources, faults);
            var signature = CheckCall(source, systems, faults);
            if (source.Options is { Required: true, Default: not null })
                faults.Error(FaultCodes.RequiredWithDefault, source.Place, $"Source '{source.Name}' is required and has a default.", "Leave one: with a default it never fails.");
            var inputs = new Gathering();
            foreach (var argument in source.Arguments)
                expressions.Visit(argument.Value, at, inputs);
            var conditions = new Gathering();
            if (source.Options.When is { } when)
                expressions.Visit(when, at, inputs);
            if (source.Options.Default is { } value)
                expressions.Visit(value, at, conditions);
            uses.Add(new(source, signature, inputs.Needs, inputs.Waits | conditions.Needs | conditions.Waits));
        }
        CheckCycles(uses, faults);
        return uses;
    }

    private static void CheckName(Tag.Source source, IReadOnlyList<Tag.Source> sources, FaultList faults)
    {
        if (Names.Always.Contains(source.Name) || source.Name == "forloop")
            faults.Error(FaultCodes.TakenName, source.NamePlace, $"'{source.Name}' is there in every message; a source needs another name.");
        else if (sources.First(s => s.Name == source.Name) is var first && !ReferenceEquals(first, source))
            faults.Error(FaultCodes.DuplicateName, source.NamePlace, $"Source '{source.Name}' is declared twice.", $"The first is in line {first.Place.ToSpan().Line}.");
        if (sources.Count > MaxSources && ReferenceEquals(sources[MaxSources], source))
            faults.Error(FaultCodes.DuplicateName, source.Place, $"A template has at most {MaxSources} sources.");
    }

    private static OperationSignature? CheckCall(Tag.Source source, ISystemCatalog systems, FaultList faults)
    {
        if (!systems.Systems.Contains(source.System))
        {
            faults.Error(
                FaultCodes.UnknownSystem, source.SystemPlace, $"There is no system '{source.System}'.",
                Suggest.Nearest(source.System, systems.Systems) ?? "Declare it in sources.yaml.");
            return null;
        }
        if (systems.Find(source.System, source.Operation) is not { } signature)
        {
            var known = systems.Operations(source.System);
            faults.Error(
                FaultCodes.UnknownOperation, source.OperationPlace, $"System '{source.System}' has no operation '{source.Operation}'.",
                Suggest.Nearest(source.Operation, known) ?? $"It has {string.Join(", ", known)}.");
            return null;
        }
        var names = signature.Arguments.Select(a => a.Name).ToList();
        foreach (var argument in source.Arguments.Where(a => !names.Contains(a.Name!)))
        {
            faults.Error(
                FaultCodes.UnknownArgument, argument.Place with { End = argument.Place.Start + argument.Name!.Length },
                $"{source.System}.{source.Operation} has no argument '{argument.Name}'.",
                Suggest.Nearest(argument.Name, names) ?? (names.Count == 0 ? "It takes none." : $"It takes {string.Join(", ", names)}."));
        }
        foreach (var missing in signature.Arguments.Where(a => a.Required && source.Arguments.All(given => given.Name != a.Name)))
        {
            faults.Error(
                FaultCodes.MissingArgument, source.SystemPlace.To(source.OperationPlace), $"{source.System}.{source.Operation} needs the argument '{missing.Name}'.",
                $"Write {source.System}.{source.Operation}({missing.Name}: …).");
        }
        return signature;
    }

    private static void CheckCycles(List<SourceUse> uses, FaultList faults)
    {
        var reaches = uses.Select(u => u.Inputs).ToArray();
        for (var changed = true; changed;)
        {
            changed = false;
            for (var i = 0; i < Math.Min(reaches.Length, MaxSources); i++)
            {
                var wider = reaches[i];
                for (var j = 0; j < Math.Min(reaches.Length, MaxSources); j++)
                    wider |= (reaches[i] >> j & 1) == 1 ? reaches[j] : 0;
                changed |= wider != reaches[i];
                reaches[i] = wider;
            }
        }
        var told = 0UL;
        for (var i = 0; i < Math.Min(reaches.Length, MaxSources); i++)
        {
            if ((reaches[i] >> i & 1) == 0 || (told >> i & 1) == 1)
                continue;
            told |= reaches[i];
            var circle = uses.Where((_, j) => (reaches[i] >> j & 1) == 1 && (reaches[j] >> i & 1) == 1).Select(u => u.Tag.Name);
            faults.Error(FaultCodes.Cycle, uses[i].Tag.NamePlace, $"Sources wait for each other: {string.Join(", ", circle)}.", "Break the circle: one of them must do without the others.");
        }
    }
}

/// <summary>What a source waits for.</summary>
/// <param name="Needs">Sources without whose value it fails.</param>
/// <param name="Waits">Sources it waits for, whatever becomes of them.</param>
internal sealed record SourceUse(Tag.Source Tag, OperationSignature? Signature, ulong Needs, ulong Waits)
{
    public ulong Inputs => Needs | Waits;
}
