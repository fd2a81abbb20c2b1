using GraphQL.Types;

namespace Ingest.LiveApi.GraphQl;

internal sealed class CartItemGraph : ObjectGraphType<CartItem>
{
    public CartItemGraph()
    {
        Name = "CartItem";
        Field("product_id", i => i.ProductId);
        Field("sku", i => i.Sku, nullable: true);
        Field("name", i => i.Name, nullable: true);
        Field("brand", i => i.Brand, nullable: true);
        Field("category", i => i.Category, nullable: true);
        Field("variant", i => i.Variant, nullable: true);
        Field("price", i => i.Price);
        Field("quantity", i => i.Quantity);
        Field("image_url", i => i.ImageUrl, nullable: true);
        Field("url", i => i.Url, nullable: true);
    }
}
