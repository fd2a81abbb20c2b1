using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ingest.Events;

namespace Ingest.Processing.Rules;

/// <summary>Changes events of some types before they are kept: what is redacted or hashed here is on no disk.</summary>
/// <param name="On">All types where there are none.</param>
internal sealed record Transform(IReadOnlySet<string> On)
{
    /// <summary>Another type for the event.</summary>
    public string? Type { get; init; }

    public IReadOnlyList<(FieldPath From, FieldPath To)> Rename { get; init; } = [];

    /// <summary>Other values for a field's.</summary>
    public IReadOnlyList<(FieldPath Field, IReadOnlyDictionary<string, string> Values)> Map { get; init; } = [];

    public IReadOnlyList<(FieldPath Field, Formula Formula)> Compute { get; init; } = [];

    public IReadOnlyList<FieldPath> Redact { get; init; } = [];

    public IReadOnlyList<FieldPath> Hash { get; init; } = [];

    /// <summary>Makes hashes useless to whoever does not have it.</summary>
    public string Salt { get; init; } = "";

    public Event Apply(Event happened)
    {
        if (On.Count > 0 && !On.Contains(happened.Type))
            return happened;
        var (properties, context) = (EditableJson.Of(happened.Properties), EditableJson.Of(happened.Context));
        foreach (var (from, to) in Rename)
        {
            if (from.Get(properties, context) is not { } value)
                continue;
            from.Remove(properties, context);
            to.Set(properties, context, value);
        }
        foreach (var (field, values) in Map)
        {
            if (field.Get(properties, context) is JsonValue value && values.TryGetValue(value.ToString(), out var other))
                field.Set(properties, context, other);
        }
        foreach (var (field, formula) in Compute)
        {
            if (formula.Evaluate(path => path.Get(properties, context)) is { } number)
                field.Set(properties, context, number);
        }
        foreach (var field in Redact)
            field.Remove(properties, context);
        foreach (var field in Hash)
        {
            if (field.Get(properties, context) is JsonValue value)
                field.Set(properties, context, Hashed(value.ToString()));
        }
        return happened with
        {
            Type = Type ?? happened.Type,
            Properties = JsonSerializer.SerializeToElement(properties),
            Context = JsonSerializer.SerializeToElement(context),
        };
    }

    private string Hashed(string text) => Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Salt), Encoding.UTF8.GetBytes(text)));
}
