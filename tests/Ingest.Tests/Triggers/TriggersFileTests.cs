using Ingest.Triggers;

namespace Ingest.Tests.Triggers;

public sealed class TriggersFileTests
{
    [Fact]
    public void A_rule_is_read()
    {
        var (rules, faults) = TriggersFile.Read("triggers:\n  cart: { on: [Product Added], cancel: Order Completed, window: 90s, require: cart, template: cart }\n");

        Assert.Empty(faults);
        var rule = Assert.Single(rules.All);
        Assert.Equal(("cart", TimeSpan.FromSeconds(90), "cart"), (rule.Name, rule.Window, rule.Template));
        Assert.Equal(["Order Completed"], rule.Cancel);
    }

    [Fact]
    public void Everything_wrong_is_told_at_once()
    {
        var (rules, faults) = TriggersFile.Read("triggers:\n  cart:\n    on: []\n    window: soon\n    require: [cat]\n    tmplate: cart\n");

        Assert.Empty(rules.All);
        Assert.Equal([3L, 4L, 5L, 6L], faults.Select(f => f.Line).Distinct().Order());
    }

    [Theory]
    [InlineData("triggers: [")]
    [InlineData("- x")]
    [InlineData("triggers: 5")]
    public void What_is_no_list_of_rules_is_told(string text) => Assert.NotEmpty(TriggersFile.Read(text).Faults);
}
