using System.Security.Cryptography;
using ServiceDefaults.ApiKeys;

namespace Renderer.Studio.Access;

/// <summary>What one run of the studio knows its pages by. Neither value tells anything of the key, and both end with the process.</summary>
internal sealed class StudioSession
{
    public const string Cookie = "studio-session";
    public const string Header = "X-Studio-Token";

    private const int Bytes = 32;

    /// <summary>Stands in the page, where other sites cannot read it; every request that changes something carries it.</summary>
    public string Token { get; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>The cookie of a browser that has shown the key.</summary>
    public string SignedIn { get; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Bytes));

    public bool IsToken(string? text) => ApiKeys.IsKnown(text, [Token]);

    public bool IsSignedIn(string? text) => ApiKeys.IsKnown(text, [SignedIn]);
}
