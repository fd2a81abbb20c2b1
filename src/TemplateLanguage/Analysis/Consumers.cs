using TemplateLanguage.Diagnostics;
using TemplateLanguage.Syntax;

namespace TemplateLanguage.Analysis;

/// <summary>Somebody who uses sources. Sources are counted in masks: bit n is the n-th source declared.</summary>
internal abstract class Consumer
{
    /// <summary>Its value is shown or decides something: without it there is nothing to show.</summary>
    public ulong Needs { get; private set; }

    /// <summary>Its metadata is asked for: that it has failed is an answer too.</summary>
    public ulong Waits { get; private set; }

    public virtual void Need(ulong sources, Place place, string name) => Needs |= sources;

    public void Wait(ulong sources) => Waits |= sources;
}

/// <summary>Gathers what an expression, a captured text or a block uses.</summary>
internal sealed class Gathering : Consumer;

/// <summary>What stands outside blocks: it must not use a source that may fail.</summary>
internal sealed class MessageConsumer(IReadOnlyList<Tag.Source> sources, FaultList faults) : Consumer
{
    public override void Need(ulong mask, Place place, string name)
    {
        base.Need(mask, place, name);
        for (var i = 0; i < sources.Count; i++)
        {
            if ((mask >> i & 1) == 0 || sources[i].Options is { Required: true } or { Default: not null })
                continue;
            var through = name == sources[i].Name ? "" : $", through '{name}'";
            faults.Error(
                FaultCodes.UnguardedSource, place, $"Source '{sources[i].Name}' may fail, and is used outside a block{through}.",
                $"Put it in {{% block … %}}, or give the source a default or 'required'.");
        }
    }
}
