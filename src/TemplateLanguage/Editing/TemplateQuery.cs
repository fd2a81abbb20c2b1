using System.Text.Json;

namespace TemplateLanguage.Editing;

/// <summary>Answers what an editor asks of a template and the partials that it brings in, while they are written.</summary>
/// <param name="options">What the template is compiled with. Layout does not matter.</param>
/// <param name="file">The template's file.</param>
/// <param name="text">The template's text.</param>
/// <remarks>Does no I/O and does not throw on bad input.</remarks>
public sealed class TemplateQuery(TemplateCompilerOptions options, string file, string text)
{
    /// <summary>JSON Schemas of what previews show: by the name of a source, and of <c>recipient</c>, <c>event</c>, <c>campaign</c>.</summary>
    public IReadOnlyDictionary<string, JsonElement> Samples { get; init; } = new Dictionary<string, JsonElement>();

    /// <summary>The names of all partials.</summary>
    public IReadOnlyCollection<string> Partials { get; init; } = [];

    /// <summary>The names of all layouts.</summary>
    public IReadOnlyCollection<string> Layouts { get; init; } = [];

    /// <summary>What could be written at a caret; empty where anything can, or nothing is known.</summary>
    public IReadOnlyList<Proposal> Propose(Caret caret)
    {
        ArgumentNullException.ThrowIfNull(caret);
        return CaretView.Of(options, file, text, Samples, caret) is { } view ? [.. new ProposalList(view, options, Partials, Layouts).All()] : [];
    }

    /// <summary>What the word at a caret means, or <c>null</c> where none stands that means something.</summary>
    public Meaning? Explain(Caret caret)
    {
        ArgumentNullException.ThrowIfNull(caret);
        return CaretView.Of(options, file, text, Samples, caret) is { Slot.Word: var word } view && word.End > word.Start
            ? new MeaningReader(view, options).Read()
            : null;
    }
}
