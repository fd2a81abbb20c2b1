namespace TemplateLanguage.Analysis;

/// <summary>The names that are there in every message, without being declared.</summary>
internal static class Names
{
    public const string Sources = "sources";

    public static readonly string[] Always = ["recipient", "event", "campaign", "now", "links", Sources];

    /// <summary>What a source may refer to besides other sources: links belong to the message, which is not there yet.</summary>
    public static readonly string[] ForSources = ["recipient", "event", "campaign", "now", Sources];
}
