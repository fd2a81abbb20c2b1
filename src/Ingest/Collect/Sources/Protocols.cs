namespace Ingest.Collect.Sources;

/// <summary>The words for protocols, in files and with every event.</summary>
internal static class Protocols
{
    private static readonly Dictionary<string, Protocol> ByWord = Enum.GetValues<Protocol>().ToDictionary(p => p.ToString().ToLowerInvariant());
    private static readonly Dictionary<Protocol, string> ByProtocol = ByWord.ToDictionary(p => p.Value, p => p.Key);

    public static IReadOnlyCollection<string> Words => ByWord.Keys;

    public static string Word(this Protocol protocol) => ByProtocol[protocol];

    public static bool TryParse(string word, out Protocol protocol) => ByWord.TryGetValue(word, out protocol);
}
