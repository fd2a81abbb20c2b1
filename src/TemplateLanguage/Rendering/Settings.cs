using TemplateLanguage.Diagnostics;
using TemplateLanguage.Syntax;
using TemplateLanguage.Values;

namespace TemplateLanguage.Rendering;

/// <summary>The front matter, understood: what it declares, and the parts of the message that it writes.</summary>
internal sealed class Settings
{
    private static readonly string[] Policies = ["abort", "retry"];

    public required FrontMatter FrontMatter { get; init; }

    public required IReadOnlyList<Piece> SubjectPieces { get; init; }

    public IReadOnlyList<Piece>? PreheaderPieces { get; init; }

    public required IReadOnlyList<Node> Subject { get; init; }

    public IReadOnlyList<Node>? Preheader { get; init; }

    public IReadOnlyList<Node>? From { get; init; }

    public IReadOnlyList<Node>? ReplyTo { get; init; }

    public IReadOnlyList<Node>? Locale { get; init; }

    public IReadOnlyList<Node>? Timezone { get; init; }

    public required IReadOnlyList<(string Name, IReadOnlyList<Node> Value)> Headers { get; init; }

    /// <summary>How the addresses of pictures are made; said once, in defaults.yaml.</summary>
    public ImagePattern? Images { get; init; }

    /// <summary>Parts that may use sources.</summary>
    public IEnumerable<(string Name, IReadOnlyList<Node> Nodes)> Parts =>
        new[] { ("subject", Subject), ("preheader", Preheader), ("from", From), ("reply_to", ReplyTo) }.Concat(Headers.Select(h => (h.Name, (IReadOnlyList<Node>?)h.Value)))
            .Where(p => p.Item2 is not null)!;

    /// <summary>What is known before anything is fetched.</summary>
    public IEnumerable<IReadOnlyList<Node>> Context => new[] { Locale, Timezone }.OfType<IReadOnlyList<Node>>();

    public static Settings Read(FrontMatterText own, FrontMatterText shared, Place yaml, FaultList faults)
    {
        if (!own.IsBroken && !faults.HasErrors && !own.Values.ContainsKey("subject"))
            faults.Error(FaultCodes.NoSubject, yaml.End > 0 ? yaml with { End = yaml.Start } : yaml, "The front matter has no subject.", "Begin the file with '---', 'subject: …' and '---'.");
        SettingsCheck.Run(own, faults);
        SettingsCheck.Run(shared, faults);
        var subject = Pieces(Value("subject"), faults) ?? [];
        var preheader = Pieces(Value("preheader"), faults);
        return new Settings
        {
            FrontMatter = new()
            {
                Category = Value("category")?.Text,
                Deadline = Duration(Value("deadline"), faults) ?? new FrontMatter().Deadline,
                OnMissing = Policy(Value("on_missing"), faults),
                Strict = Flag(Value("strict"), faults),
                Locale = Value("locale")?.Text,
                Timezone = Value("timezone")?.Text,
            },
            SubjectPieces = subject,
            PreheaderPieces = preheader,
            Subject = Nodes(subject, faults) ?? [],
            Preheader = Nodes(preheader, faults),
            From = Nodes(Value("from"), faults),
            ReplyTo = Nodes(Value("reply_to"), faults),
            Locale = Nodes(Value("locale"), faults),
            Timezone = Nodes(Value("timezone"), faults),
            Images = Pattern(shared.Values.GetValueOrDefault("images"), faults),
            Headers = [.. own.Headers.Select(h => (h.Name, Nodes(h.Value, faults) ?? []))],
        };

        SourceText? Value(string key) => own.Values.GetValueOrDefault(key) ?? shared.Values.GetValueOrDefault(key);
    }

    private static IReadOnlyList<Piece>? Pieces(SourceText? text, FaultList faults) =>
        text is null ? null : PieceReader.Read(text, 0, _ => null, faults);

    private static IReadOnlyList<Node>? Nodes(SourceText? text, FaultList faults) => Nodes(Pieces(text, faults), faults);

    private static IReadOnlyList<Node>? Nodes(IReadOnlyList<Piece>? pieces, FaultList faults)
    {
        if (pieces is null)
            return null;
        var tree = TreeBuilder.Build(pieces, faults);
        foreach (var source in tree.Sources)
            faults.Error(FaultCodes.SourceNotOnTop, source.Place, "A source is declared in the template, not in its front matter.");
        return tree.Nodes;
    }

    private static TimeSpan? Duration(SourceText? text, FaultList faults)
    {
        if (text is null)
            return null;
        if (Durations.Parse(text.Text) is { } duration)
            return duration;
        faults.Error(FaultCodes.FrontMatterValue, text.At(0, text.Text.Length), $"'{text.Text}' is not a duration.", $"Write {Durations.Form}.");
        return null;
    }

    private static OnMissing Policy(SourceText? text, FaultList faults)
    {
        if (text is null || text.Text == "abort")
            return OnMissing.Abort;
        if (text.Text != "retry")
            faults.Error(FaultCodes.FrontMatterValue, text.At(0, text.Text.Length), $"'on_missing' cannot be '{text.Text}'.", Suggest.Nearest(text.Text, Policies) ?? "Write abort or retry.");
        return OnMissing.Retry;
    }

    private static ImagePattern? Pattern(SourceText? text, FaultList faults)
    {
        if (text is null)
            return null;
        if (ImagePattern.WhyNot(text.Text) is not { } fault)
            return new(text.Text);
        faults.Error(FaultCodes.FrontMatterValue, text.At(0, text.Text.Length), $"'{text.Text}' makes no address of a picture. {fault}", "Write \"https://img.example/w_{width},f_{format}/{url}\" or \"{url}?width={width}\".");
        return null;
    }

    private static bool Flag(SourceText? text, FaultList faults)
    {
        if (text is null || text.Text is "true" or "false")
            return text?.Text == "true";
        faults.Error(FaultCodes.FrontMatterValue, text.At(0, text.Text.Length), $"'strict' cannot be '{text.Text}'.", "Write true or false.");
        return false;
    }
}
