using System.Net;
using System.Net.Sockets;
using Microsoft.Security.AntiSSRF;

namespace Renderer.Sources.Safety;

/// <summary>Which addresses a system's name may lead to. The lists are those of <c>Microsoft.Security.AntiSSRF</c>, which follow the registries.</summary>
internal static class AddressPolicy
{
    // Not on the operator's network either: what clouds tell a machine about itself, credentials among it, and what is no single host.
    private static readonly IPNetwork[] NeverAllowed = Parse(
    [
        .. IPAddressRanges.linkLocal, .. IPAddressRanges.imds, .. IPAddressRanges.wireserver, .. IPAddressRanges.unspecified,
        .. IPAddressRanges.multicast, .. IPAddressRanges.broadcast, "100.100.100.200/32", "fd00:ec2::254/128",
    ]);

    private static readonly IPNetwork[] NotPublic = Parse(IPAddressRanges.recommendedLatest);
    private static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96");
    private static readonly IPNetwork SixToFour = IPNetwork.Parse("2002::/16");

    /// <param name="isInternal">Whether the system is declared <c>internal</c>: then private and loopback addresses are allowed too.</param>
    public static bool Allows(IPAddress address, bool isInternal)
    {
        var real = Inner(address);
        return !IsIn(NeverAllowed, real) && (isInternal || !IsIn(NotPublic, real));
    }

    /// <summary>Whether a host's name rules it out already: an address in letters, or <c>localhost</c>. Others are looked up later.</summary>
    public static bool AllowsHost(string host, bool isInternal) =>
        host is "localhost" ? isInternal : !IPAddress.TryParse(host.Trim('[', ']'), out var address) || Allows(address, isInternal);

    /// <summary>The IPv4 address that an IPv6 one carries, if it does: otherwise each form would be a way around the lists.</summary>
    private static IPAddress Inner(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            return address.MapToIPv4();
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
            return address;
        var bytes = address.GetAddressBytes();
        if (Nat64.Contains(address) || bytes.AsSpan(0, 12).IndexOfAnyExcept((byte)0) < 0 && bytes[12] != 0) // the last: IPv4-compatible (RFC 4291 §2.5.5.1)
            return new(bytes.AsSpan(12, 4));
        return SixToFour.Contains(address) ? new(bytes.AsSpan(2, 4)) : address;
    }

    private static bool IsIn(IPNetwork[] networks, IPAddress address) => Array.Exists(networks, n => n.Contains(address));

    private static IPNetwork[] Parse(IEnumerable<string> ranges) => [.. ranges.Distinct().Select(r => IPNetwork.Parse(r))];
}
