using System.Collections.Frozen;

namespace Mjml.Components;

/// <summary>What is known of a social network: its icon, its colour, and the address that shares a link, with <c>[[URL]]</c> in its place.</summary>
internal sealed record SocialNetwork(string Icon, string Color, string? ShareUrl)
{
    private const string Icons = "https://www.mailjet.com/images/theme/v1/icons/ico-social/";
    private const string WithoutSharing = "-noshare";

    private static readonly FrozenDictionary<string, SocialNetwork> Known = new (string Name, string Color, string? ShareUrl)[]
    {
        ("facebook", "#3b5998", "https://www.facebook.com/sharer/sharer.php?u=[[URL]]"),
        ("twitter", "#55acee", "https://twitter.com/intent/tweet?url=[[URL]]"),
        ("x", "#000000", "https://twitter.com/intent/tweet?url=[[URL]]"),
        ("google", "#dc4e41", "https://plus.google.com/share?url=[[URL]]"),
        ("pinterest", "#bd081c", "https://pinterest.com/pin/create/button/?url=[[URL]]&media=&description="),
        ("linkedin", "#0077b5", "https://www.linkedin.com/shareArticle?mini=true&url=[[URL]]&title=&summary=&source="),
        ("instagram", "#3f729b", null),
        ("web", "#4BADE9", null),
        ("snapchat", "#FFFA54", null),
        ("youtube", "#EB3323", null),
        ("tumblr", "#344356", "https://www.tumblr.com/widgets/share/tool?canonicalUrl=[[URL]]"),
        ("github", "#000000", null),
        ("xing", "#296366", "https://www.xing.com/app/user?op=share&url=[[URL]]"),
        ("vimeo", "#53B4E7", null),
        ("medium", "#000000", null),
        ("soundcloud", "#EF7F31", null),
        ("dribbble", "#D95988", null),
    }.ToFrozenDictionary(n => n.Name, n => new SocialNetwork($"{Icons}{IconOf(n.Name)}.png", n.Color, n.ShareUrl));

    /// <summary>The network of a name; <c>NAME-noshare</c> links to the address itself.</summary>
    public static SocialNetwork? Find(string? name)
    {
        if (name is null)
            return null;
        return name.EndsWith(WithoutSharing, StringComparison.Ordinal)
            ? Known.GetValueOrDefault(name[..^WithoutSharing.Length]) is { } network ? network with { ShareUrl = null } : null
            : Known.GetValueOrDefault(name);
    }

    private static string IconOf(string name) => name switch { "x" => "twitter-x", "google" => "google-plus", _ => name };
}
