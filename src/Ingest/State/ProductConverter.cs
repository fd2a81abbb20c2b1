using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ingest.State;

/// <summary>Writes each product of a state once, and after that its number: what somebody looked at, put into the cart and bought is mostly the same.</summary>
internal sealed class ProductConverter : JsonConverter<Product>
{
    private static readonly JsonEncodedText Id = JsonEncodedText.Encode("id");
    private static readonly JsonEncodedText Sku = JsonEncodedText.Encode("sku");
    private static readonly JsonEncodedText Name = JsonEncodedText.Encode("name");
    private static readonly JsonEncodedText Brand = JsonEncodedText.Encode("brand");
    private static readonly JsonEncodedText Category = JsonEncodedText.Encode("category");
    private static readonly JsonEncodedText Variant = JsonEncodedText.Encode("variant");
    private static readonly JsonEncodedText ImageUrl = JsonEncodedText.Encode("imageUrl");
    private static readonly JsonEncodedText Url = JsonEncodedText.Encode("url");
    private static readonly JsonEncodedText[] Names = [Id, Sku, Name, Brand, Category, Variant, ImageUrl, Url]; // in the order of the product's own

    // Those of the state that the thread writes or reads.
    [ThreadStatic]
    private static Dictionary<string, (Product Product, int Number)>? _written;

    [ThreadStatic]
    private static List<Product>? _read;

    [ThreadStatic]
    private static int _count;

    /// <summary>A state begins.</summary>
    public static void Begin()
    {
        (_written ??= new(StringComparer.Ordinal)).Clear();
        (_read ??= []).Clear();
        _count = 0;
    }

    public override void Write(Utf8JsonWriter writer, Product value, JsonSerializerOptions options)
    {
        // By value: whether two are one instance says nothing of the state.
        if (_written!.TryGetValue(value.Id, out var known) && known.Product == value)
        {
            writer.WriteNumberValue(known.Number);
            return;
        }
        _written[value.Id] = (value, _count++);
        writer.WriteStartObject();
        writer.WriteString(Id, value.Id);
        Text(Sku, value.Sku);
        Text(Name, value.Name);
        Text(Brand, value.Brand);
        Text(Category, value.Category);
        Text(Variant, value.Variant);
        Text(ImageUrl, value.ImageUrl);
        Text(Url, value.Url);
        writer.WriteEndObject();

        void Text(JsonEncodedText name, string? text)
        {
            if (text is not null)
                writer.WriteString(name, text);
        }
    }

    public override Product Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Number)
            return reader.GetInt32() is >= 0 and var number && number < _read!.Count ? _read[number] : throw new JsonException("There is no product of this number before it.");
        var texts = new string?[Names.Length];
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var place = PlaceOf(ref reader);
            reader.Read();
            if (place >= 0)
                texts[place] = reader.GetString();
            else
                reader.Skip();
        }
        var product = Shared.Of(new Product(
            texts[0] ?? throw new JsonException("A product has no id."), texts[1], texts[2], texts[3], texts[4], texts[5], texts[6], texts[7]));
        _read!.Add(product);
        return product;
    }

    private static int PlaceOf(ref Utf8JsonReader reader)
    {
        for (var i = 0; i < Names.Length; i++)
        {
            if (reader.ValueTextEquals(Names[i].EncodedUtf8Bytes))
                return i;
        }
        return -1;
    }
}
