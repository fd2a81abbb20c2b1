using System.Globalization;

namespace Shop.Once;

/// <summary>Writes down each step with its time since the start.</summary>
internal sealed class Journal(TextWriter output, TimeProvider time)
{
    private readonly long _start = time.GetTimestamp();

    public Task NoteAsync(string step, string detail) => output.WriteLineAsync(
        string.Create(CultureInfo.InvariantCulture, $"{time.GetElapsedTime(_start).TotalSeconds,7:0.00} s  {step,-9} {detail}"));
}
