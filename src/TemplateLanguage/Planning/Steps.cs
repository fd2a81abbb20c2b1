using System.Text.Json;
using Fluid.Values;
using TemplateLanguage.Syntax;
using TemplateLanguage.Values;

namespace TemplateLanguage.Planning;

/// <summary>One source of a plan.</summary>
/// <param name="Bit">Its place in the masks of sources.</param>
/// <param name="Needs">Sources without whose value it fails.</param>
/// <param name="Waits">Sources it waits for, whatever becomes of them.</param>
/// <param name="Used">Whether anything wants it; otherwise it is never called.</param>
internal sealed record SourceStep(Tag.Source Tag, ulong Bit, ulong Needs, ulong Waits, bool Used)
{
    /// <summary>Arguments that are the same in every message, by their places.</summary>
    public IReadOnlyList<JsonElement?> Constants { get; } =
        [.. Tag.Arguments.Select(a => a.Value is Expression.Literal { Value: StringValue or NumberValue or BooleanValue } literal ? (JsonElement?)JsonValues.ToJson(literal.Value) : null)];

    public ulong Inputs => Needs | Waits;
}

/// <summary>One block of a plan.</summary>
/// <param name="Limit">How long it waits, from the start of the fetch phase.</param>
/// <param name="Parent">The block in whose body it stands.</param>
internal sealed record BlockStep(string Name, TimeSpan Limit, ulong Needs, ulong Waits, int? Parent);
