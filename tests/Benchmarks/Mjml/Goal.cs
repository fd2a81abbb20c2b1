namespace Benchmarks.Mjml;

/// <summary>What was measured, and what it should be at least or at most.</summary>
internal sealed record Goal(string What, double Measured, double Limit, bool AtLeast)
{
    private bool Holds => AtLeast ? Measured >= Limit : Measured <= Limit;

    public static void Print(IEnumerable<Goal> goals)
    {
        Console.WriteLine($"\n{"",-54}{"measured",10}{"goal",10}");
        foreach (var goal in goals)
            Console.WriteLine($"{goal.What,-54}{goal.Measured,10:0.00}{(goal.AtLeast ? ">= " : "<= ") + goal.Limit.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture),10}  {(goal.Holds ? "holds" : "missed")}");
    }
}
