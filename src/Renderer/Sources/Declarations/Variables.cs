using System.Text.RegularExpressions;
using Renderer.Sources.Safety;

namespace Renderer.Sources.Declarations;

/// <summary>
/// Puts values in place: of <c>${NAME}</c> from the configuration, environment variables being part of it, and of <c>${file:/path}</c> from a file,
/// as orchestrators mount secrets.
/// </summary>
internal sealed partial class Variables(IConfiguration configuration)
{
    public const string AddressForm = "It is https://host/path or http://…, without user, query and fragment; or ${VARIABLE}.";

    private const int MaxSecretBytes = 64 * 1024; // a key or a token; more is the wrong file

    private readonly List<string> _missing = [];

    /// <summary>What is missing or makes no sense, with the place that asks for it.</summary>
    public IReadOnlyList<string> Missing => _missing;

    public string Resolve(Text text) => Placeholder().Replace(text.Value, match =>
    {
        if (match.Groups["file"] is { Success: true, Value: var path })
            return Secret(path, text);
        var name = match.Groups["name"].Value;
        if (configuration[name] is { Length: > 0 } value)
            return value;
        _missing.Add($"{text.Place}: {name} is not set: set the environment variable {name}.");
        return "";
    });

    /// <summary>The address that a text is with its values; <c>null</c> where it is none, which is told, as is one where the system may not be.</summary>
    public Uri? ResolveAddress(Text text, bool isInternal)
    {
        var known = _missing.Count;
        var address = Address(Resolve(text));
        if (address is null && _missing.Count == known)
            _missing.Add($"{text.Place}: what '{text.Value}' stands for is not an address. {AddressForm}");
        // Names are looked up when a connection is opened; what needs no look-up is known now.
        if (address is not null && !AddressPolicy.AllowsHost(address.Host, isInternal))
            _missing.Add($"{text.Place}: {RefusedAddressException.Explain(address.Host, isInternal)}.");
        return address;
    }

    /// <summary>An address that paths can follow, or <c>null</c>.</summary>
    public static Uri? Address(string text) =>
        Uri.TryCreate(text.TrimEnd('/'), UriKind.Absolute, out var address) && address is { Scheme: "http" or "https", UserInfo: "", Query: "", Fragment: "" } ? address : null;

    private string Secret(string path, Text text)
    {
        try
        {
            if (new FileInfo(path) is { Exists: true, Length: <= MaxSecretBytes } && File.ReadAllText(path).TrimEnd('\r', '\n') is { Length: > 0 } secret)
                return secret;
            _missing.Add($"{text.Place}: the file {path} is missing, empty or larger than {MaxSecretBytes / 1024} KB.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _missing.Add($"{text.Place}: the file {path} cannot be read.");
        }
        return "";
    }

    [GeneratedRegex(@"\$\{(?:file:(?<file>[^}]+)|(?<name>[A-Za-z_][A-Za-z0-9_]*))\}")]
    private static partial Regex Placeholder();
}
