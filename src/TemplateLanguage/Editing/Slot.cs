using TemplateLanguage.Syntax;

namespace TemplateLanguage.Editing;

/// <summary>The kind of word that belongs at a caret.</summary>
internal enum SlotKind
{
    /// <summary>A new name, an operator, a number: nothing that could be proposed.</summary>
    Free,
    TagWord,
    Filter,
    System,
    Operation,
    Argument,
    SourceOption,
    BlockOption,
    LoopOption,
    TableOption,
    NeededSource,
    PartialName,
    LayoutName,
    TranslationKey,

    /// <summary>A name in quotes that a filter looks up in the items of a list.</summary>
    ItemProperty,
    Property,
    Value,
    FrontMatterKey,
}

/// <summary>A word at a caret, or the gap where one could stand, and what belongs there.</summary>
/// <param name="Word">The word without quotes; empty in a gap.</param>
/// <param name="Before">What stands before it in its tag.</param>
/// <param name="Owner">For a property, what it is a property of.</param>
internal sealed record Slot(SlotKind Kind, Place Word, IReadOnlyList<Lexeme> Before, Place? Owner = null)
{
    /// <summary>The whole way to a value: <c>cart.items</c> where the word is <c>items</c>.</summary>
    public Place Path => Owner is { } owner ? owner.To(Word) : Word;
}
