namespace Renderer.Studio.SendLog;

/// <summary>The nearest-rank percentile: a value that was really measured.</summary>
internal static class Percentile
{
    public static double Of(IReadOnlyList<double> sorted, int percent) => sorted[Math.Max(0, (int)Math.Ceiling(sorted.Count * percent / 100.0) - 1)];
}
