using System.Buffers;
using System.Text.Json;

namespace Renderer.Sources.Requests;

/// <summary>
/// A JSON body with placeholders. A text that is one placeholder becomes the value as it is (a number stays one, a list a list);
/// within a longer text, the value's text. A property whose optional argument is absent is left out.
/// </summary>
internal abstract record BodyTemplate
{
    private BodyTemplate() { }

    public abstract IEnumerable<TextTemplate> Texts { get; }

    /// <summary>The body for these values; the name of an argument that is missing in <paramref name="wrong"/>.</summary>
    public ReadOnlyMemory<byte> Bind(IReadOnlyDictionary<string, JsonElement> arguments, ref string? wrong)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
            Write(writer, arguments, ref wrong);
        return buffer.WrittenMemory;
    }

    protected abstract void Write(Utf8JsonWriter writer, IReadOnlyDictionary<string, JsonElement> arguments, ref string? wrong);

    protected virtual bool IsAbsent(IReadOnlyDictionary<string, JsonElement> arguments) => false;

    /// <summary>A value as the file has it.</summary>
    public sealed record Literal(JsonElement Value) : BodyTemplate
    {
        public override IEnumerable<TextTemplate> Texts => [];

        protected override void Write(Utf8JsonWriter writer, IReadOnlyDictionary<string, JsonElement> arguments, ref string? wrong) => Value.WriteTo(writer);
    }

    /// <summary>A text with placeholders.</summary>
    public sealed record Filled(TextTemplate Text) : BodyTemplate
    {
        public override IEnumerable<TextTemplate> Texts => [Text];

        protected override bool IsAbsent(IReadOnlyDictionary<string, JsonElement> arguments) =>
            Text.Arguments.Any(a => !a.Required && !arguments.ContainsKey(a.Name));

        protected override void Write(Utf8JsonWriter writer, IReadOnlyDictionary<string, JsonElement> arguments, ref string? wrong)
        {
            if (Text.Parts is [{ IsArgument: true } whole] && arguments.TryGetValue(whole.Text, out var value))
                value.WriteTo(writer);
            else if (Text.Bind(arguments, v => v, ref wrong) is { } text)
                writer.WriteStringValue(text);
            else
                writer.WriteNullValue();
        }
    }

    public sealed record Properties(IReadOnlyList<(string Name, BodyTemplate Value)> Items) : BodyTemplate
    {
        public override IEnumerable<TextTemplate> Texts => Items.SelectMany(i => i.Value.Texts);

        protected override void Write(Utf8JsonWriter writer, IReadOnlyDictionary<string, JsonElement> arguments, ref string? wrong)
        {
            writer.WriteStartObject();
            foreach (var (name, value) in Items)
            {
                if (value.IsAbsent(arguments))
                    continue;
                writer.WritePropertyName(name);
                value.Write(writer, arguments, ref wrong);
            }
            writer.WriteEndObject();
        }
    }

    public sealed record Elements(IReadOnlyList<BodyTemplate> Items) : BodyTemplate
    {
        public override IEnumerable<TextTemplate> Texts => Items.SelectMany(i => i.Texts);

        protected override void Write(Utf8JsonWriter writer, IReadOnlyDictionary<string, JsonElement> arguments, ref string? wrong)
        {
            writer.WriteStartArray();
            foreach (var item in Items.Where(i => !i.IsAbsent(arguments)))
                item.Write(writer, arguments, ref wrong);
            writer.WriteEndArray();
        }
    }
}
