using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Ingest.Processing;

/// <summary>
/// The properties that <see cref="Told"/> is made of; undefined where an event has none of the name. All are gone through once: looking for each by its
/// name would go through them a dozen times. Of those that stand there twice, the last counts.
/// </summary>
internal readonly ref struct ToldProperties
{
    public ToldProperties(JsonElement json)
    {
        foreach (var property in json.EnumerateObject())
        {
            var name = JsonMarshal.GetRawUtf8PropertyName(property);
            if (name.Contains((byte)'\\'))
                name = Encoding.UTF8.GetBytes(property.Name);
            if (name.SequenceEqual("product_id"u8))
                ProductId = property.Value;
            else if (name.SequenceEqual("sku"u8))
                Sku = property.Value;
            else if (name.SequenceEqual("name"u8))
                Name = property.Value;
            else if (name.SequenceEqual("brand"u8))
                Brand = property.Value;
            else if (name.SequenceEqual("category"u8))
                Category = property.Value;
            else if (name.SequenceEqual("variant"u8))
                Variant = property.Value;
            else if (name.SequenceEqual("image_url"u8))
                ImageUrl = property.Value;
            else if (name.SequenceEqual("url"u8))
                Url = property.Value;
            else if (name.SequenceEqual("price"u8))
                Price = property.Value;
            else if (name.SequenceEqual("quantity"u8))
                Quantity = property.Value;
            else if (name.SequenceEqual("currency"u8))
                Currency = property.Value;
            else if (name.SequenceEqual("cart_id"u8))
                CartId = property.Value;
        }
    }

    public JsonElement ProductId { get; }
    public JsonElement Sku { get; }
    public JsonElement Name { get; }
    public JsonElement Brand { get; }
    public JsonElement Category { get; }
    public JsonElement Variant { get; }
    public JsonElement ImageUrl { get; }
    public JsonElement Url { get; }
    public JsonElement Price { get; }
    public JsonElement Quantity { get; }
    public JsonElement Currency { get; }
    public JsonElement CartId { get; }
}
