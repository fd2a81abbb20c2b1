using Shop.Catalog;
using Shop.Inbox;

namespace Shop.Once;

/// <summary>Whether the mail says what it should after the visit.</summary>
internal static class MailCheck
{
    /// <summary>The products that the visitor looks at, and whether each goes into the cart.</summary>
    public static IReadOnlyList<(Product Product, bool Adds)> Visited { get; } =
    [
        (ProductCatalog.Find("oak-tray")!, false),
        (ProductCatalog.Find("enamel-mug")!, true),
        (ProductCatalog.Find("wool-blanket")!, true),
    ];

    public static void Run(SendDocument send, Mail? mail, bool offersDown)
    {
        if (mail is null || send is not { State: "sent", Report: { } report })
            throw new VisitException($"The send ended as {send.State}: {send.Reason ?? "no reason given"}.");
        foreach (var (product, _) in Visited.Where(v => v.Adds))
        {
            if (!mail.Text.Contains(product.Name, StringComparison.Ordinal) || !mail.Html.Contains(product.PicturePath, StringComparison.Ordinal))
                throw new VisitException($"The mail does not show '{product.Name}', which is in the cart.");
        }
        var offers = report.Sources.FirstOrDefault(s => s.System == "offers")
            ?? throw new VisitException("The mail asked for no offers.");
        if (offersDown != offers.Status is "failed" or "late")
            throw new VisitException($"The offers were '{offers.Status}'.");
        var fallen = report.Blocks.Where(b => b.Outcome == "fallback").Select(b => b.Name).ToList();
        if (offersDown && fallen.Count == 0)
            throw new VisitException("The offers are down, and no block took its fallback.");
        if (!offersDown && fallen.Count > 0)
            throw new VisitException($"All data was there, and yet a block took its fallback: {string.Join(", ", fallen)}.");
    }
}
