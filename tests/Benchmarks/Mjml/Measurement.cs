using System.Diagnostics;

namespace Benchmarks.Mjml;

/// <summary>What one compile takes, warm.</summary>
internal sealed record Measurement(double Microseconds, double Bytes)
{
    private static readonly TimeSpan Warm = TimeSpan.FromSeconds(1.5);

    /// <summary>Runs until the runtime has done optimizing, then takes the best of some batches: whatever else runs only adds to a batch.</summary>
    public static Measurement Of(Action run, int rounds = 30)
    {
        var started = Stopwatch.GetTimestamp();
        var runs = 0;
        for (; Stopwatch.GetElapsedTime(started) < Warm || runs < 100; runs++)
            run();
        var batch = Math.Clamp((int)(20_000 / (Stopwatch.GetElapsedTime(started).TotalMicroseconds / runs)), 1, 500);
        var best = double.MaxValue;
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var round = 0; round < rounds; round++)
        {
            var start = Stopwatch.GetTimestamp();
            for (var i = 0; i < batch; i++)
                run();
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalMicroseconds / batch);
        }
        return new(best, (GC.GetAllocatedBytesForCurrentThread() - before) / ((double)rounds * batch));
    }

    public static double GeometricMean(IEnumerable<double> values) => Math.Exp(values.Average(Math.Log));
}
