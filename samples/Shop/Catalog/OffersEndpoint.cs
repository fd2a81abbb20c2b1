using Microsoft.AspNetCore.Http.HttpResults;

namespace Shop.Catalog;

/// <summary><c>GET /api/offers?ids=a,b</c>: what goes with these products, at a lower price. The mail reads it when it is rendered.</summary>
internal static class OffersEndpoint
{
    private const decimal Part = 0.8m; // of the price, for what goes with something in the cart

    public static void MapOffers(this IEndpointRouteBuilder routes) => routes.MapGet("/api/offers", Get);

    private static Results<Ok<OfferList>, ProblemHttpResult> Get(string? ids, HttpRequest request, TimeProvider time)
    {
        if (string.IsNullOrWhiteSpace(ids))
            return TypedResults.Problem("ids is missing: the products to find offers for, as a,b,c.", statusCode: 400);
        var asked = ids.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var offers = asked
            .Select(ProductCatalog.Find)
            .Select(p => ProductCatalog.Find(p?.GoesWith))
            .OfType<Product>()
            .Where(p => !asked.Contains(p.Id))
            .Distinct()
            .Select(p => Offer.Of(p, decimal.Round(p.Price * Part, 2), request));
        return TypedResults.Ok(new OfferList([.. offers], time.GetUtcNow()));
    }
}
