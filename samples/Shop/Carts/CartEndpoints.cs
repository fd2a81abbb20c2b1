using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Shop.Catalog;

namespace Shop.Carts;

/// <summary>The forms of the shop: each changes the visitor's cookies and leads to a page.</summary>
internal static class CartEndpoints
{
    public static void MapCart(this IEndpointRouteBuilder routes)
    {
        var forms = routes.MapGroup("").DisableAntiforgery(); // the cookies' SameSite does it
        forms.MapPost("/cart/add", Add);
        forms.MapPost("/cart/remove", Remove);
        forms.MapPost("/checkout", PlaceOrder);
        forms.MapPost("/sign-in", SignIn);
        forms.MapPost("/sign-out", SignOut);
    }

    private static Results<RedirectHttpResult, ProblemHttpResult> Add(HttpContext http, [FromForm] string? product) =>
        Change(http, product, (cart, known) => cart.Add(known));

    private static Results<RedirectHttpResult, ProblemHttpResult> Remove(HttpContext http, [FromForm] string? product) =>
        Change(http, product, (cart, known) => cart.Remove(known));

    private static Results<RedirectHttpResult, ProblemHttpResult> Change(
        HttpContext http, string? product, Func<ShoppingCart, Product, ShoppingCart> change)
    {
        if (ProductCatalog.Find(product) is not { } known)
            return TypedResults.Problem($"There is no product '{product}'.", statusCode: 400);
        http.Keep(change(http.Cart(), known));
        return SeeOther("/cart");
    }

    private static RedirectHttpResult PlaceOrder(HttpContext http)
    {
        http.Keep(ShoppingCart.New());
        return SeeOther("/thanks");
    }

    private static RedirectHttpResult SignIn(HttpContext http, [FromForm] string? name, [FromForm] string? email)
    {
        if (Customer.Of(name, email) is not { } customer)
            return SeeOther("/sign-in?fault=email");
        http.Keep(customer);
        return SeeOther("/account");
    }

    private static RedirectHttpResult SignOut(HttpContext http)
    {
        http.Forget();
        return SeeOther("/?signed-out");
    }

    // After a form the browser asks for the page with GET: a reload repeats nothing.
    private static RedirectHttpResult SeeOther(string path) => TypedResults.Redirect(path);
}
