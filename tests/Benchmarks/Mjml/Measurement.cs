using System.Diagnostics;

namespace Benchmarks.Mjml;

/// <summary>What one compile takes, warm.</summary>
internal sealed record Measurement(double Microseconds, double Bytes)
{
    private static readonly TimeSpan Warm = TimeSpan.FromSeconds(1.5);

    /// <summary>Runs until the runtime has done optimizing, then takes the best of some batches: whatever else runs only adds to a batch.</summary>
    public static Measurement Of(Action run, int rounds = 30) => OfAll(rounds, run)[0];

    /// <summary>Measures in turns, so that a machine that slows down slows down all of them.</summary>
    public static Measurement[] OfAll(int rounds, params Action[] runs)
    {
        var batches = Array.ConvertAll(runs, Batch);
        var best = new Measurement[runs.Length];
        Array.Fill(best, new(double.MaxValue, 0));
        for (var round = 0; round < rounds; round++)
        {
            for (var i = 0; i < runs.Length; i++)
            {
                var before = GC.GetTotalAllocatedBytes(precise: true);
                var start = Stopwatch.GetTimestamp();
                for (var j = 0; j < batches[i]; j++)
                    runs[i]();
                var time = Stopwatch.GetElapsedTime(start).TotalMicroseconds / batches[i];
                best[i] = new(Math.Min(best[i].Microseconds, time), (GC.GetTotalAllocatedBytes(precise: true) - before) / (double)batches[i]);
            }
        }
        return best;
    }

    /// <summary>Warms up, and says how many runs take some 20 ms.</summary>
    private static int Batch(Action run)
    {
        var started = Stopwatch.GetTimestamp();
        var runs = 0;
        for (; Stopwatch.GetElapsedTime(started) < Warm || runs < 100; runs++)
            run();
        return Math.Clamp((int)(20_000 / (Stopwatch.GetElapsedTime(started).TotalMicroseconds / runs)), 1, 500);
    }

    public static double GeometricMean(IEnumerable<double> values) => Math.Exp(values.Average(Math.Log));
}
