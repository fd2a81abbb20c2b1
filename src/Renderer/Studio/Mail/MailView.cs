namespace Renderer.Studio.Mail;

/// <summary>How a mail is looked at.</summary>
/// <param name="Dark">As a client in dark mode shows it, whatever the reader's own machine prefers.</param>
/// <param name="Images">Off, as many clients begin.</param>
/// <param name="Fonts">Whether web fonts are loaded; most clients show their own instead.</param>
/// <param name="Links">Whether links can be followed, in a new tab.</param>
internal sealed record MailView(bool Dark, bool Images, bool Fonts, bool Links)
{
    /// <summary>What the document may load: the policy switches pictures and fonts, the mail stays as it is. Scripts never run.</summary>
    public string Policy =>
        "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; "
        + $"img-src {(Images ? "http: https: data:" : "'none'")}; style-src 'unsafe-inline'{(Fonts ? " http: https:" : "")}; font-src {(Fonts ? "http: https: data:" : "'none'")}; "
        + $"sandbox allow-same-origin{(Links ? " allow-popups allow-popups-to-escape-sandbox" : "")}";
}
