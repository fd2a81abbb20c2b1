namespace Shop.Catalog;

/// <summary>What Northwind sells.</summary>
internal static class ProductCatalog
{
    public const string Currency = "EUR";

    public static IReadOnlyList<Product> All { get; } =
    [
        new("enamel-mug", "Enamel mug", "Kitchen", 14m,
            "Two coats of enamel on steel: light in the hand, easy on the campfire, and it forgives a fall.",
            "A green enamel mug with white speckles", "linen-tote"),
        new("wool-blanket", "Wool blanket", "Home", 89m,
            "Woven from undyed and rust-red lambswool. Wide enough for two, warm enough for the terrace in October.",
            "A folded wool blanket in rust red with cream stripes", "beeswax-candle"),
        new("pour-over-kettle", "Pour-over kettle", "Kitchen", 64m,
            "A slow, steady spout and an ash handle that stays cool. Holds four cups.",
            "A dark grey kettle with a thin spout and a wooden handle", "enamel-mug"),
        new("beeswax-candle", "Beeswax candle", "Home", 18m,
            "Poured by hand from one beekeeper's wax. Burns for forty hours and smells of summer.",
            "A yellow beeswax candle, burning", "wool-blanket"),
        new("oak-tray", "Oak tray", "Kitchen", 39m,
            "Turned from a single board and finished with linseed oil, so that it ages as you use it.",
            "An oval oak tray with visible grain", "pour-over-kettle"),
        new("linen-tote", "Linen tote", "Travel", 28m,
            "Heavy washed linen with a flat base. Carries a week of bread, books and leeks.",
            "A linen bag with two mountains printed on it", "oak-tray"),
    ];

    public static Product? Find(string? id) => All.FirstOrDefault(p => p.Id == id);
}
