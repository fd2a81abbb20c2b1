namespace Shop.Carts;

/// <summary>What the visitor's cookies say: the cart, and who they are once they signed in.</summary>
internal static class Visitor
{
    private const string CartCookie = "cart";
    private const string CustomerCookie = "customer";

    // Lax keeps other sites' forms from changing the cart; the shop needs no other token for that.
    private static readonly CookieOptions Kept = new() { HttpOnly = true, SameSite = SameSiteMode.Lax, MaxAge = TimeSpan.FromDays(30), IsEssential = true };

    /// <summary>The visitor's cart; a new one is kept at once, so that its first event and its first form name the same cart.</summary>
    public static ShoppingCart Cart(this HttpContext http)
    {
        if (http.Items[CartCookie] is ShoppingCart known)
            return known;
        if (ShoppingCart.Read(http.Request.Cookies[CartCookie]) is { } cart)
            return cart;
        http.Keep(cart = ShoppingCart.New());
        return cart;
    }

    public static void Keep(this HttpContext http, ShoppingCart cart)
    {
        http.Items[CartCookie] = cart;
        http.Response.Cookies.Append(CartCookie, cart.Write(), Kept);
    }

    public static Customer? Customer(this HttpContext http) => Carts.Customer.Read(http.Request.Cookies[CustomerCookie]);

    public static void Keep(this HttpContext http, Customer customer) => http.Response.Cookies.Append(CustomerCookie, customer.Write(), Kept);

    public static void Forget(this HttpContext http) => http.Response.Cookies.Delete(CustomerCookie);
}
