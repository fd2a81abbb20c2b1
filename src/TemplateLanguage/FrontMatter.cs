namespace TemplateLanguage;

/// <summary>What the front matter declares besides the parts that are Liquid.</summary>
public sealed record FrontMatter
{
    /// <summary>What an unsubscribe applies to; <c>null</c>: all mail.</summary>
    public string? Category { get; init; }

    /// <summary>For all data of the message. Default 1 s: a send is background work, and a second is an age on a local network.</summary>
    public TimeSpan Deadline { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>What follows when a required source failed. Default abort: mail that is not true is not sent.</summary>
    public OnMissing OnMissing { get; init; } = OnMissing.Abort;

    /// <summary>Undefined properties are errors. Default off, as in Liquid.</summary>
    public bool Strict { get; init; }

    /// <summary>BCP 47 tag, or Liquid that gives one; <c>null</c>: invariant.</summary>
    public string? Locale { get; init; }

    /// <summary>IANA zone, or Liquid that gives one; <c>null</c>: UTC.</summary>
    public string? Timezone { get; init; }
}

/// <summary>What follows when a required source failed.</summary>
public enum OnMissing
{
    Abort,
    Retry,
}
