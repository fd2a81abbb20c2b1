using System.Text.Json;

namespace Ingest.Collect.Webhooks;

/// <summary>Where a value of an event comes from.</summary>
internal abstract record Mapped
{
    private Mapped()
    {
    }

    /// <summary>Writes a property, unless there is no value for it.</summary>
    public abstract void Write(Utf8JsonWriter writer, string name, JsonElement json);

    /// <summary>What stands at a place of the payload.</summary>
    public sealed record At(JsonPath Path) : Mapped
    {
        public override void Write(Utf8JsonWriter writer, string name, JsonElement json)
        {
            if (Path.Read(json) is not { } value)
                return;
            writer.WritePropertyName(name);
            value.WriteTo(writer);
        }
    }

    /// <summary>The same text every time.</summary>
    public sealed record Always(string Text) : Mapped
    {
        public override void Write(Utf8JsonWriter writer, string name, JsonElement json) => writer.WriteString(name, Text);
    }

    /// <summary>An object of such values; where <paramref name="Each"/> is told, a list of one for every item there.</summary>
    public sealed record All(IReadOnlyDictionary<string, Mapped> Fields, JsonPath? Each) : Mapped
    {
        public override void Write(Utf8JsonWriter writer, string name, JsonElement json)
        {
            writer.WritePropertyName(name);
            if (Each is null)
            {
                WriteFields(writer, json);
                return;
            }
            writer.WriteStartArray();
            foreach (var item in Each.Items(json))
                WriteFields(writer, item);
            writer.WriteEndArray();
        }

        public JsonElement Read(JsonElement json) => JsonMerge.Write(writer =>
        {
            foreach (var (name, value) in Fields)
                value.Write(writer, name, json);
        });

        private void WriteFields(Utf8JsonWriter writer, JsonElement json)
        {
            writer.WriteStartObject();
            foreach (var (name, value) in Fields)
                value.Write(writer, name, json);
            writer.WriteEndObject();
        }
    }
}
