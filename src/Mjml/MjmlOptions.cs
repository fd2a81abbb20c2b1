namespace Mjml;

/// <summary>How documents are compiled; shared by all of them.</summary>
public sealed record MjmlOptions
{
    /// <summary>Comments of the document are kept in the output. Default on, as in the official compiler.</summary>
    public bool KeepComments { get; init; } = true;

    /// <summary>
    /// Web fonts by name. One is linked where the output names it in a <c>font-family</c>; <c>mj-font</c> adds to them.
    /// The defaults are the official compiler's.
    /// </summary>
    public IReadOnlyDictionary<string, string> Fonts { get; init; } = new Dictionary<string, string>
    {
        ["Open Sans"] = "https://fonts.googleapis.com/css?family=Open+Sans:300,400,500,700",
        ["Droid Sans"] = "https://fonts.googleapis.com/css?family=Droid+Sans:300,400,500,700",
        ["Lato"] = "https://fonts.googleapis.com/css?family=Lato:300,400,500,700",
        ["Roboto"] = "https://fonts.googleapis.com/css?family=Roboto:300,400,500,700",
        ["Ubuntu"] = "https://fonts.googleapis.com/css?family=Ubuntu:300,400,500,700",
    };

    /// <summary>Default soft: an author sees all faults together with what the mail looks like.</summary>
    public MjmlValidation Validation { get; init; } = MjmlValidation.Soft;

    /// <summary>White space and empty attributes that no client shows are left out. Default off: mail that is read by people stays readable.</summary>
    public bool Minify { get; init; }

    /// <summary>Every block of the page on a line of its own, indented. Default off; of no effect together with <see cref="Minify"/>.</summary>
    public bool Beautify { get; init; }

    /// <summary>
    /// Sections whose structure or sizes template tags decide are laid out when the mail is sent, by <see cref="MjmlResult.Late"/>, and a fault of
    /// severity info tells which and why. Default off: such a section is a fault, and laid out as if the tags were not there.
    /// </summary>
    public bool AllowLate { get; init; }

    /// <summary>The widths of columns hold for printing too. Default off, as in the official compiler.</summary>
    public bool PrinterSupport { get; init; }

    /// <summary>Where <c>mj-include</c> finds its files. Default none: an include is a fault then.</summary>
    public IMjmlLoader? Loader { get; init; }
}

/// <summary>How much is made of the faults that a document has.</summary>
public enum MjmlValidation
{
    /// <summary>Tags, attributes and values are not checked.</summary>
    Skip,

    /// <summary>Faults are told; what can be compiled is.</summary>
    Soft,

    /// <summary>A document with a fault gives no HTML.</summary>
    Strict,
}

/// <summary>What the host knows of one document besides its text.</summary>
public sealed record MjmlInput
{
    /// <summary>The preview text where the document has no <c>mj-preview</c>.</summary>
    public string? Preview { get; init; }

    /// <summary>The title where the document has no <c>mj-title</c>.</summary>
    public string? Title { get; init; }

    /// <summary>The document's own path below the loader's root, with <c>/</c>: what it includes is found from there.</summary>
    public string Path { get; init; } = "";
}
