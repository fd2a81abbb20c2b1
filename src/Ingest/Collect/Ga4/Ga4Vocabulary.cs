using Ingest.Events;

namespace Ingest.Collect.Ga4;

/// <summary>What GA4's e-commerce events and parameters are called in the vocabulary that CDPs share.</summary>
internal static class Ga4Vocabulary
{
    /// <summary>Events about single products: one event for each of their items.</summary>
    public static readonly IReadOnlyDictionary<string, string> Single = new Dictionary<string, string>
    {
        ["view_item"] = "Product Viewed",
        ["select_item"] = "Product Clicked",
        ["add_to_cart"] = EventTypes.ProductAdded,
        ["remove_from_cart"] = EventTypes.ProductRemoved,
        ["add_to_wishlist"] = "Product Added to Wishlist",
    };

    /// <summary>Events about lists of products, or none.</summary>
    public static readonly IReadOnlyDictionary<string, string> Whole = new Dictionary<string, string>
    {
        ["view_item_list"] = "Product List Viewed",
        ["view_cart"] = EventTypes.CartViewed,
        ["begin_checkout"] = "Checkout Started",
        ["add_shipping_info"] = "Checkout Step Completed",
        ["add_payment_info"] = "Payment Info Entered",
        ["purchase"] = EventTypes.OrderCompleted,
        ["refund"] = "Order Refunded",
        ["view_promotion"] = "Promotion Viewed",
        ["select_promotion"] = "Promotion Clicked",
        ["search"] = "Products Searched",
        ["view_search_results"] = "Products Searched",
        ["page_view"] = EventTypes.PageViewed,
        ["screen_view"] = EventTypes.ScreenViewed,
        ["login"] = "Signed In",
        ["sign_up"] = "Signed Up",
        ["share"] = "Product Shared",
    };

    public static string Item(string name) => name switch
    {
        "item_id" => "product_id",
        "item_name" => "name",
        "item_brand" => "brand",
        "item_category" => "category",
        "item_variant" => "variant",
        "index" => "position",
        _ => name,
    };

    public static string Parameter(string name) => name switch
    {
        "transaction_id" => "order_id",
        "search_term" => "query",
        "item_list_id" => "list_id",
        "item_list_name" => "category",
        "page_location" => "url",
        "page_title" => "title",
        "page_referrer" => "referrer",
        _ => name,
    };
}
