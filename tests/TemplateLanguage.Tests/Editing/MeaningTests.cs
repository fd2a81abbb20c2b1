using static TemplateLanguage.Tests.Editing.EditingRig;

namespace TemplateLanguage.Tests.Editing;

public sealed class MeaningTests
{
    [Theory]
    [InlineData("{{ ca‸rt.total }}", "**cart**: source `api.cart()`")]
    [InlineData("{{ cart‸.total }}", "- waited for at most 120ms (the system's own limit: 500ms)\n- at most 30s old\n- required: without it the message is not sent")]
    [InlineData("{{ cart‸.total }}", "an object: items, total, extra")]
    [InlineData("{{ cart.it‸ems }}", "**cart.items**: a list of objects: name, price")]
    [InlineData("{{ cart.items.si‸ze }}", "How many there are.")]
    [InlineData("{{ cart.items[0].na‸me }}", "**cart.items[0].name**: a text")]
    [InlineData("{% for item in cart.items %}{{ i‸tem.name }}{% endfor %}", "**item**: variable\n\n`{% for item in cart.items %}`\n\nan object: name, price")]
    [InlineData("{% assign x = cart.total %}{{ x‸ }}", "`{% assign x = cart.total %}`\n\na number")]
    [InlineData("{{ recip‸ient.first_name }}", "Whom the message is for")]
    [InlineData("{{ recipient.first‸_name }}", "**recipient.first_name**: a text")]
    [InlineData("{{ more.sho‸wn }}", "a text")]
    [InlineData("{{ mo‸re.shown }}", "- when it fails: `nil`")]
    [InlineData("{{ sources.ca‸rt.status }}", "**cart**: source")]
    [InlineData("{{ sources.cart.sta‸tus }}", "`ok`, `stale`")]
    [InlineData("{{ 1 | mon‸ey }}", "**money**")]
    [InlineData("{{ cart.items | map: 'na‸me' }}", "**name**: a text")]
    [InlineData("{% so‸urce x = api.a() %}", "fetched when the message is sent")]
    [InlineData("{% source ‸x = api.a() within 1s %}", "**x**: source `api.a()`")]
    [InlineData("{% source x = ap‸i.a() %}", "**api**: system with a, b, c, cart, get")]
    [InlineData("{% source x = api.ca‸rt() %}", "**api.cart**(): operation\n\n- answers within 500ms")]
    [InlineData("{% source x = api.get(ki‸nd: 1) %}", "**kind**: optional argument of `api.get`")]
    [InlineData("{% source x = api.a() wit‸hin 1s %}", "how long its value is waited for")]
    [InlineData("{% block b nee‸ds cart %}{% endblock %}", "needs besides")]
    [InlineData("{% block b needs ca‸rt %}{% endblock %}", "**cart**: source")]
    [InlineData("{% if 1 %}{% end‸if %}", "**if**")]
    public void A_word_is_explained(string body, string expected) => Assert.Contains(expected, Explain(Front(Sources + body))?.Text, StringComparison.Ordinal);

    [Theory]
    [InlineData("te‸xt")]
    [InlineData("{{ ‸ }}")]
    [InlineData("{{ not‸hing }}")]
    [InlineData("{{ cart.no‸ne }}")]
    [InlineData("{{ 'te‸xt' }}")]
    [InlineData("{{ 12‸3 }}")]
    [InlineData("{% nonsen‸se %}")]
    [InlineData("{{ 1 | nonsen‸se }}")]
    [InlineData("{% source x = no‸ne.such(a: 1) %}")]
    [InlineData("{% source x = none.su‸ch(a: 1) %}")]
    [InlineData("{% source x = none.such(a‸: 1) %}")]
    public void What_means_nothing_is_not_explained(string body) => Assert.Null(Explain(Front(Sources + body)));

    [Theory]
    [InlineData("{{ ca‸rt }}", 4, 11)]
    [InlineData("{% assign abc = 1 %}\n{% assign abc = 2 %}\n{{ a‸bc }}\n{% assign abc = 3 %}", 5, 11)]
    [InlineData("\n{% for f in cart.items %}{{ f‸.name }}{% endfor %}", 5, 8)]
    [InlineData("\n{% capture text %}x{% endcapture %}{{ te‸xt }}", 5, 12)]
    [InlineData("\n{% liquid\n assign z = 1\n echo z‸\n%}", 6, 9)]
    public void A_name_leads_to_where_it_is_declared(string body, int line, int column)
    {
        var declared = Explain(Front(Sources + body))!.Declared!.Value;

        Assert.Equal(("t.mjml", line, column), (declared.File, declared.Line, declared.Column));
    }

    [Fact]
    public void A_partial_leads_to_its_file_and_back_to_what_it_is_given()
    {
        var template = Front(Sources + "{% render 'ca‸rd', item: cart.items[0] %}");
        var inside = Explain(template.Replace("‸", "", StringComparison.Ordinal), "card", ("card", "{{ it‸em.name }}"));

        Assert.Equal("_partials/card.mjml", Explain(template, null, ("card", "x"))!.Declared!.Value.File);
        Assert.Equal(("t.mjml", 4), (inside!.Declared!.Value.File, inside.Declared.Value.Line));
        Assert.Contains("an object: name, price", inside.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_property_leads_into_the_schema_of_its_operation()
    {
        var meaning = Explain(Front(Sources + "{% for item in cart.items %}{{ item.pri‸ce }}{% endfor %}"))!;

        Assert.Equal(("api", "cart"), (meaning.System, meaning.Operation));
        Assert.Equal(["$defs", "item", "properties", "price"], meaning.SchemaPath!);
        Assert.Equal((4, 5), (meaning.Place.Line, meaning.Place.EndColumn - meaning.Place.Column));
    }
}
