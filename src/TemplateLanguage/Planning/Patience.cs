namespace TemplateLanguage.Planning;

/// <summary>Says who still waits for what. Pure: the resolver only does as it says.</summary>
internal static class Patience
{
    /// <summary>Sources that somebody still waits for at <paramref name="elapsed"/>, with what they in turn wait for.</summary>
    public static ulong Wanted(ExecutionPlan plan, Resolution resolution, TimeSpan elapsed)
    {
        if (elapsed >= plan.Deadline || (resolution.Failed & plan.Required) != 0)
            return 0;
        var wanted = plan.Message | plan.Required;
        for (var i = 0; i < plan.Blocks.Length; i++)
            wanted |= Waits(plan, resolution, i, elapsed) ? plan.Blocks[i].Needs | plan.Blocks[i].Waits : 0;
        return WithInputs(plan, wanted) & ~resolution.Settled;
    }

    /// <summary>When the next consumer loses its patience.</summary>
    public static TimeSpan NextLimit(ExecutionPlan plan, TimeSpan elapsed)
    {
        var next = plan.Deadline;
        foreach (var block in plan.Blocks)
            next = block.Limit > elapsed && block.Limit < next ? block.Limit : next;
        return next;
    }

    /// <summary>A block gives up when its time is over, when one of its sources has failed, and with the block around it.</summary>
    private static bool Waits(ExecutionPlan plan, Resolution resolution, int index, TimeSpan elapsed)
    {
        for (int? i = index; i is { } block; i = plan.Blocks[block].Parent)
        {
            if (elapsed >= plan.Blocks[block].Limit || (plan.Blocks[block].Needs & resolution.Failed) != 0)
                return false;
        }
        return true;
    }

    private static ulong WithInputs(ExecutionPlan plan, ulong mask)
    {
        for (var before = ~mask; before != mask;)
        {
            before = mask;
            foreach (var step in plan.Steps)
                mask |= (mask & step.Bit) != 0 ? step.Inputs : 0;
        }
        return mask;
    }
}
