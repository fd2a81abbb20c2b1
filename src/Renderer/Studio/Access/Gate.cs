namespace Renderer.Studio.Access;

/// <summary>Who may do what in the studio. Pure.</summary>
internal static class Gate
{
    public static Verdict Judge(Visit visit, bool keyed)
    {
        // A name that resolves to this machine and is not its own is another site's trick (DNS rebinding).
        if (!keyed && !(visit.IsLocal && Bindings.IsLoopback(visit.Host)))
            return Verdict.NotLocal;
        if (keyed && !visit.IsSignIn && !visit.HasKey && !visit.IsSignedIn)
            return Verdict.NeedsKey;
        if (!visit.Changes || visit.HasKey)
            return Verdict.Welcome;
        if (visit.Origin is not null && visit.Origin != visit.Site)
            return Verdict.OtherSite;
        if (visit.FetchSite is not (null or "same-origin" or "none"))
            return Verdict.OtherSite;
        return visit.HasToken || visit.IsSignIn ? Verdict.Welcome : Verdict.OtherSite;
    }
}

internal enum Verdict
{
    Welcome,

    /// <summary>It comes from elsewhere, and there is no key that would allow that.</summary>
    NotLocal,
    NeedsKey,

    /// <summary>Another site's page would change something here.</summary>
    OtherSite,
}
