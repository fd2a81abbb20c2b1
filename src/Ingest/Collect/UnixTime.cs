namespace Ingest.Collect;

/// <summary>Times as numbers, whose unit their size tells.</summary>
internal static class UnixTime
{
    private const double FirstMilliseconds = 1e11; // in seconds the year 5138, in milliseconds 1973
    private const double FirstMicroseconds = 1e14;

    /// <returns><c>default</c> where no year has it; no event is valid with it.</returns>
    public static DateTimeOffset Read(double number)
    {
        var milliseconds = number >= FirstMicroseconds ? number / 1000 : number >= FirstMilliseconds ? number : number * 1000;
        return milliseconds > 0 && milliseconds < DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
            ? DateTimeOffset.FromUnixTimeMilliseconds(0).AddTicks((long)(milliseconds * TimeSpan.TicksPerMillisecond))
            : default;
    }
}
