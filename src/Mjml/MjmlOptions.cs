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
}

/// <summary>What the host knows of one document besides its text.</summary>
public sealed record MjmlInput
{
    /// <summary>The preview text where the document has no <c>mj-preview</c>.</summary>
    public string? Preview { get; init; }

    /// <summary>The title where the document has no <c>mj-title</c>.</summary>
    public string? Title { get; init; }
}
