using System.Collections.Concurrent;

namespace Ingest.Collect.Sources;

/// <summary>
/// Keeps each source to its rate. What a request holds is known after it was read, so a source may overdraw once, by one request, and then
/// waits until that is paid.
/// </summary>
internal sealed class RateLimits(TimeProvider time)
{
    private static readonly TimeSpan Burst = TimeSpan.FromSeconds(1);
    private readonly ConcurrentDictionary<string, Account> _accounts = new();

    /// <summary>How long the source must wait; <c>null</c> where it need not.</summary>
    public TimeSpan? Wait(EventSource source) => source.Rate is { } rate && Balance(source, rate, 0) is < 0 and var debt ? TimeSpan.FromSeconds(-debt / rate) : null;

    public void Charge(EventSource source, int events)
    {
        if (source.Rate is { } rate)
            Balance(source, rate, events);
    }

    private double Balance(EventSource source, double rate, int spend)
    {
        var account = _accounts.GetOrAdd(source.Name, _ => new Account(Burst.TotalSeconds * rate, time.GetTimestamp()));
        lock (account)
        {
            var now = time.GetTimestamp();
            account.Balance = Math.Min(Burst.TotalSeconds * rate, account.Balance + (time.GetElapsedTime(account.At, now).TotalSeconds * rate)) - spend;
            account.At = now;
            return account.Balance;
        }
    }

    private sealed class Account(double balance, long at)
    {
        public double Balance { get; set; } = balance;

        public long At { get; set; } = at;
    }
}
