namespace Ingest.Triggers;

/// <summary>Decides what follows from an answer of the renderer. Pure.</summary>
internal static class RetryPolicy
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(1); // a restart of the renderer
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan MakesSense = TimeSpan.FromHours(24); // a reminder that is a day late only annoys

    public static Firing After(Firing firing, SendAnswer answer, DateTimeOffset now)
    {
        var tried = firing with { Attempts = firing.Attempts + 1, Reason = null, NextTry = null };
        switch (answer)
        {
            case SendAnswer.Accepted accepted:
                return tried with { State = FiringState.Accepted, SendId = accepted.SendId };
            case SendAnswer.Refused refused:
                return tried with { State = FiringState.Refused, Reason = refused.Reason };
            case SendAnswer.TryLater later:
                var next = now + Wait(tried.Attempts, later.After);
                return next - firing.At > MakesSense
                    ? tried with { State = FiringState.Expired, Reason = later.Reason }
                    : tried with { Reason = later.Reason, NextTry = next };
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private static TimeSpan Wait(int attempts, TimeSpan? asked)
    {
        var own = TimeSpan.FromTicks(Math.Min(First.Ticks << Math.Min(attempts - 1, 10), Longest.Ticks));
        return asked > own ? asked.Value : own;
    }
}
