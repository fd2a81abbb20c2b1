namespace Ingest.Audit;

/// <summary>Counts what is found, and keeps the first few as examples.</summary>
internal sealed class FindingCount(string kind, string severity, string meaning)
{
    private const int MaxExamples = 10;
    private readonly List<string> _examples = [];
    private long _count;

    public void Add(string example, long count = 1)
    {
        _count += count;
        if (_examples.Count < MaxExamples)
            _examples.Add(example);
    }

    public Finding? Result => _count == 0 ? null : new(kind, severity, _count, meaning, _examples);
}
