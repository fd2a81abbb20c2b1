namespace TemplateLanguage.Tests.Analysis;

public sealed class ShapeTests
{
    private const string Cart = "{% source cart = api.cart() required %}\n";

    [Theory]
    [InlineData("{{ cart.itmes.size }}", "TL032 5:9 The schema of 'cart' has no 'itmes' here. Did you mean 'items'?")]
    [InlineData("{{ cart.items[0].nmae }}", "TL032 5:18 The schema of 'cart' has no 'nmae' here. Did you mean 'name'?")]
    [InlineData("{% for i in cart.items %}{{ i.prize }}{% endfor %}", "TL032 5:31 The schema of 'i' has no 'prize' here. Did you mean 'price'?")]
    [InlineData("{% assign first = cart.items | sort: 'price' | first %}{{ first.prize }}", "TL032 5:65 The schema of 'first' has no 'prize' here. Did you mean 'price'?")]
    [InlineData("{{ cart.items.name }}", "TL032 5:15 A list has no 'name'. It has size, first and last; its items stand in brackets: [0].")]
    [InlineData("{{ cart.total.amount }}", "TL032 5:15 'cart.total' is a number and has no 'amount'.")]
    [InlineData("{{ cart.items | map: 'nmae' | join }}", "TL032 5:22 The items of 'cart.items' have no 'nmae' in the schema. Did you mean 'name'?")]
    [InlineData("{{ cart.items | money }}", "TL033 5:4 Filter 'money' wants one value; 'cart.items' is a list.")]
    [InlineData("{% for x in cart.total %}{% endfor %}", "TL033 5:13 'cart.total' is a number, not a list: the loop has nothing to go through.")]
    public void What_a_schema_does_not_have_is_told(string body, string expected) => Assert.Equal([expected], Rig.Compile(Cart + body).Lines());

    [Theory]
    [InlineData("{{ cart.items.size }}{{ cart.items.first.name }}{{ cart.items.last.price | money: 'EUR' }}")]
    [InlineData("{{ cart.extra.anything.goes }}")]
    [InlineData("{% assign v = cart.items %}{% if cart.total > 3 %}{% assign v = 'text' %}{% endif %}{{ v.whatever }}")]
    [InlineData("{% for i in cart.items %}{{ i.name | upcase }}{{ i.name.size }}{% endfor %}")]
    public void What_may_be_there_is_not(string body) => Assert.Empty(Rig.Compile(Cart + body).Lines());
}
