namespace Ingest.Events;

/// <summary>The types that have a meaning of their own here. All others are activity.</summary>
internal static class EventTypes
{
    public const string PageViewed = "Page Viewed";
    public const string ScreenViewed = "Screen Viewed";

    /// <summary>A person is known by a name; the properties are traits.</summary>
    public const string Identified = "Identified";

    public const string Grouped = "Grouped";

    /// <summary>Two ids turned out to be one person.</summary>
    public const string Aliased = "Aliased";

    public const string ProductAdded = "Product Added";
    public const string ProductRemoved = "Product Removed";
    public const string CartViewed = "Cart Viewed";
    public const string CouponApplied = "Coupon Applied";
    public const string CouponRemoved = "Coupon Removed";
    public const string CheckoutStarted = "Checkout Started";
    public const string CheckoutStepViewed = "Checkout Step Viewed";
    public const string CheckoutStepCompleted = "Checkout Step Completed";
    public const string OrderCompleted = "Order Completed";
    public const string OrderUpdated = "Order Updated";
    public const string OrderCancelled = "Order Cancelled";
    public const string OrderRefunded = "Order Refunded";

    /// <summary>Whether it shows what interests a person: not navigation, not administration.</summary>
    public static bool IsActivity(string type) => type is not (PageViewed or ScreenViewed or Identified or Grouped or Aliased);
}
