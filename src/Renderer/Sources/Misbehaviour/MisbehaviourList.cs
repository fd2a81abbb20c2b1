using TemplateLanguage.Analysis;
using TemplateLanguage.Diagnostics;

namespace Renderer.Sources.Misbehaviour;

/// <summary>Which systems misbehave, and how: <c>offers=status:503, carts.current=latency:200ms±50ms, activity=reset*1</c>.</summary>
internal sealed record MisbehaviourList(string Text, IReadOnlyList<SystemFault> Faults)
{
    /// <summary>All systems as they are.</summary>
    public static MisbehaviourList None { get; } = new("", []);

    /// <summary>Reads the list; what is wrong with it is told, all at once.</summary>
    public static MisbehaviourList Read(string text, ISystemCatalog systems, ICollection<string> wrong)
    {
        var faults = new List<SystemFault>();
        foreach (var entry in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (Entry(entry, systems, wrong) is { } fault)
                faults.Add(fault);
        }
        return faults.Count == 0 ? None : new(text, faults);
    }

    /// <summary>Both lists; a system has the faults of both.</summary>
    public MisbehaviourList And(MisbehaviourList other) =>
        Faults.Count == 0 ? other : other.Faults.Count == 0 ? this : new($"{Text},{other.Text}", [.. Faults, .. other.Faults]);

    /// <summary>What befalls the requests of one call, or <c>null</c> where nothing does.</summary>
    public CallFaults? For(string system, string operation)
    {
        if (Faults.Count == 0)
            return null;
        var faults = Faults.Where(f => f.Befalls(system, operation)).Select(f => f.Fault).ToList();
        return faults.Count == 0 ? null : new(faults);
    }

    private static SystemFault? Entry(string entry, ISystemCatalog systems, ICollection<string> wrong)
    {
        if (entry.Split('=', 2, StringSplitOptions.TrimEntries) is not [{ Length: > 0 } whose, { Length: > 0 } what])
        {
            wrong.Add($"'{entry}' is not SYSTEM=FAULT or SYSTEM.OPERATION=FAULT.");
            return null;
        }
        var (system, operation) = whose.Split('.', 2) is [var first, var second] ? (first, second) : (whose, null);
        if (!systems.Systems.Contains(system))
            wrong.Add($"There is no system '{system}'. {Suggest.Nearest(system, systems.Systems) ?? $"There are {string.Join(", ", systems.Systems)}."}");
        else if (operation is not null && systems.Find(system, operation) is null)
            wrong.Add($"System '{system}' has no operation '{operation}'. {Suggest.Nearest(operation, systems.Operations(system)) ?? $"It has {string.Join(", ", systems.Operations(system))}."}");
        return TimedFault.Read(what, wrong) is { } fault ? new(system, operation, fault) : null;
    }
}
