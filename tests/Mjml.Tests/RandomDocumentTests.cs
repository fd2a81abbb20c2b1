namespace Mjml.Tests;

/// <summary>
/// Random documents give what the official compiler gives. Some are kept in <c>random</c>; <c>oracle/compare.mjs</c> makes any number of others, and
/// names their folder in <c>MJML_CASES</c>.
/// </summary>
public sealed class RandomDocumentTests
{
    private static readonly string Folder = Environment.GetEnvironmentVariable("MJML_CASES") ?? Path.Combine(AppContext.BaseDirectory, "random");

    private static readonly OfficialCase[] Cases = [.. OfficialCase.NamesIn(Folder).Select(name => new OfficialCase(Folder, name))];

    [Fact]
    public void Their_outputs_equal_the_official_compilers() => AssertNone(c => c.Difference() is { } difference ? [difference] : []);

    [Fact]
    public void Their_faults_are_at_least_the_official_compilers() => AssertNone(c => c.MissingFaults());

    private static void AssertNone(Func<OfficialCase, IEnumerable<string>> differences)
    {
        Assert.NotEmpty(Cases);
        var found = Cases.Select(c => (c.Name, Told: string.Join('\n', differences(c)))).Where(c => c.Told.Length > 0).ToList();
        Assert.True(found.Count == 0, $"{found.Count} of {Cases.Length} differ.\n{string.Join('\n', found.Select(c => $"{c.Name}: {c.Told}"))}");
    }
}
