namespace TemplateLanguage.Diagnostics;

/// <summary>The codes of faults, as docs/faults.md explains them.</summary>
internal static class FaultCodes
{
    public const string Syntax = "TL001";
    public const string UnknownTag = "TL002";
    public const string Unclosed = "TL003";
    public const string Stray = "TL004";
    public const string Lost = "TL005";
    public const string Partial = "TL006";

    public const string FrontMatterYaml = "TL010";
    public const string FrontMatterKey = "TL011";
    public const string FrontMatterValue = "TL012";
    public const string NoSubject = "TL013";

    public const string UnknownSystem = "TL020";
    public const string UnknownOperation = "TL021";
    public const string UnknownArgument = "TL022";
    public const string MissingArgument = "TL023";
    public const string DuplicateName = "TL024";
    public const string SourceNotOnTop = "TL025";
    public const string Cycle = "TL026";
    public const string UnusedSource = "TL027";
    public const string RequiredWithDefault = "TL028";
    public const string TakenName = "TL029";

    public const string UnknownFilter = "TL030";
    public const string UnknownVariable = "TL031";

    public const string NoProperty = "TL032";
    public const string WrongShape = "TL033";

    public const string FilterValues = "TL036";

    public const string UnguardedSource = "TL040";
    public const string NoFallback = "TL041";
    public const string ShortLimit = "TL042";

    public const string Unquoted = "TL050";
    public const string RawData = "TL051";
    public const string Address = "TL052";
    public const string Accessibility = "TL053";

    public const string Layout = "TL060";
    public const string Translation = "TL061";
    public const string ImagePattern = "TL062";
    public const string PartialArgument = "TL063";

    /// <summary>Whether the tree itself is in doubt, so that its layout would be guessed.</summary>
    public static bool IsTorn(string code) => code is Unclosed or Stray or Layout;

    /// <summary>Whether it is in doubt what uses which source.</summary>
    public static bool HidesUses(string code) => code is Syntax or UnknownTag or Partial or FrontMatterYaml or Cycle;

    /// <summary>Found while a message is rendered, not by checking.</summary>
    public const string Runtime = "TL090";
}
