using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Ingest.Events;

namespace Ingest.Processing.Rules;

/// <summary>Says of each event whether it is kept. What is not is acknowledged like any other: its sender need not know.</summary>
internal abstract record Filter
{
    public abstract bool Keeps(Event happened);

    private protected static string? Text(JsonElement json, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty(name, out json))
                return null;
        }
        return json.ValueKind == JsonValueKind.String ? json.GetString() : null;
    }
}

/// <summary>Drops what crawlers, monitors and headless browsers do, by the <c>userAgent</c> that they tell.</summary>
internal sealed partial record BotFilter : Filter
{
    public override bool Keeps(Event happened) => Text(happened.Context, "userAgent") is not { } agent || !Bots().IsMatch(agent);

    [GeneratedRegex("bot\\b|bot[/;) ]|crawl|spider|slurp|headless|phantomjs|lighthouse|pingdom|uptime|preview|facebookexternalhit|curl/|wget/|python-requests", RegexOptions.IgnoreCase)]
    private static partial Regex Bots();
}

/// <summary>Drops what the shop's own people do, by their network or their address.</summary>
internal sealed record InternalFilter(IReadOnlyList<IPNetwork> Networks, IReadOnlyList<string> Emails) : Filter
{
    public override bool Keeps(Event happened)
    {
        if (IPAddress.TryParse(Text(happened.Context, "ip"), out var address) && Networks.Any(n => n.Contains(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address)))
            return false;
        var email = Text(happened.Properties, "email") ?? Text(happened.Context, "traits", "email");
        return email is null || !Emails.Any(e => email.EndsWith(e, StringComparison.OrdinalIgnoreCase));
    }
}

/// <summary>Keeps a share of people's events of some types; of a person all or none, so that what is kept makes sense.</summary>
/// <param name="Share">From 0 to 1.</param>
internal sealed record SampleFilter(IReadOnlySet<string> Types, double Share) : Filter
{
    public override bool Keeps(Event happened) => !Types.Contains(happened.Type) || (ulong)EventKey.Of(happened.Person) < Share * ulong.MaxValue;
}

/// <summary>
/// Drops events of people who did not consent, as Segment's clients tell it: <c>context.consent.categoryPreferences</c>. Who tells nothing is
/// taken to have been asked elsewhere, unless the rule is strict.
/// </summary>
/// <param name="Types">Of which events; all where there are none.</param>
internal sealed record ConsentFilter(string Category, IReadOnlySet<string> Types, bool Strict) : Filter
{
    public override bool Keeps(Event happened)
    {
        if (Types.Count > 0 && !Types.Contains(happened.Type))
            return true;
        if (happened.Context.TryGetProperty("consent", out var consent) && consent.ValueKind == JsonValueKind.Object
            && consent.TryGetProperty("categoryPreferences", out var told) && told.ValueKind == JsonValueKind.Object
            && told.TryGetProperty(Category, out var given))
            return given.ValueKind == JsonValueKind.True;
        return !Strict;
    }
}
