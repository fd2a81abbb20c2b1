using static TemplateLanguage.Tests.Editing.EditingRig;

namespace TemplateLanguage.Tests.Editing;

public sealed class ProposalTests
{
    [Theory]
    [InlineData("{% source x = ‸ %}", "api")]
    [InlineData("{% source x = a‸ %}", "api")]
    [InlineData("{% source x = api.‸ %}", "a b c cart get")]
    [InlineData("{% source x = api.g‸() %}", "a b c cart get")]
    [InlineData("{% source x = api.get(‸) %}", "id kind")]
    [InlineData("{% source x = api.get(id: recipient.id, ‸) %}", "kind")]
    [InlineData("{% source x = api.get(id: 1) ‸ %}", "within fresh cache stale retry hedge when required default")]
    [InlineData("{% source x = api.get(id: 1) within 1s cache 2s ‸ required %}", "fresh stale retry hedge when required default")]
    [InlineData("{% source x = api.get(id: 1) within ‸ %}", "")]
    [InlineData("{% source x = api.get(id: ‸) %}", "cart more recipient event campaign now sources")]
    [InlineData("{% source x = api.get(id: (cart.items | map: '‸')) %}", "name price")]
    [InlineData("{% source x = api.get(id: 1) when ‸ %}", "cart more recipient event campaign now sources")]
    [InlineData("{% block deals ‸ %}{% endblock %}", "within needs when")]
    [InlineData("{% block deals needs ‸ %}{% endblock %}", "cart more")]
    [InlineData("{% block deals needs cart, ‸ %}{% endblock %}", "cart more")]
    [InlineData("{% block deals when cart.‸ %}{% endblock %}", "items total extra")]
    [InlineData("{% for item in cart.items ‸ %}{% endfor %}", "limit offset reversed")]
    [InlineData("{% for item in cart.items limit: 2 ‸ %}{% endfor %}", "offset reversed")]
    [InlineData("{% tablerow item in cart.items limit: 2 ‸ %}{% endtablerow %}", "cols offset")]
    [InlineData("{% for item in cart.items %}{{ item.‸ }}{% endfor %}", "name price")]
    [InlineData("{% for item in cart.items %}{% if item.‸ %}x{% endif %}{% endfor %}", "name price")]
    [InlineData("{% for item in cart.items %}{% if item.name %}{% elsif item.‸ %}x{% endif %}{% endfor %}", "name price")]
    [InlineData("{% for item in cart.items %}{{ forloop.‸ }}{% endfor %}", "index index0 rindex rindex0 first last length parentloop")]
    [InlineData("{{ cart.‸ }}", "items total extra")]
    [InlineData("{{ cart.it‸ }}", "items total extra")]
    [InlineData("{{ cart.items.‸ }}", "size first last")]
    [InlineData("{{ cart.items[0].‸ }}", "name price")]
    [InlineData("{{ cart.items.first.‸ }}", "name price")]
    [InlineData("{{ cart['items'][0].‸ }}", "name price")]
    [InlineData("{{ 1 | plus: cart.‸ }}", "items total extra")]
    [InlineData("{% assign i = cart.items | where: '‸' %}", "name price")]
    [InlineData("{% assign i = cart.items | first %}{{ i.‸ }}", "name price")]
    [InlineData("{{ recipient.‸ }}", "first_name orders")]
    [InlineData("{% for order in recipient.orders %}{{ order.‸ }}{% endfor %}", "number")]
    [InlineData("{{ more.‸ }}", "shown")]
    [InlineData("{{ sources.‸ }}", "cart more")]
    [InlineData("{{ sources.cart.‸ }}", "status stale error age elapsed")]
    [InlineData("{{ links.‸ }}", "unsubscribe preferences view")]
    [InlineData("{{ cart.total ‸ }}", "")]
    [InlineData("{{ 'cart.‸' }}", "")]
    [InlineData("{{ nothing.‸ }}", "")]
    [InlineData("cart.‸", "")]
    [InlineData("{% comment %}{{ cart.‸ }}{% endcomment %}", "")]
    [InlineData("{% raw %}{{ cart.‸ }}{% endraw %}", "")]
    public void What_fits_is_proposed(string body, string expected) => Assert.Equal(expected, Labels(Front(Sources + body)));

    [Theory]
    [InlineData("{{ cart.‸")]
    [InlineData("{{ cart.‸\n<p>{{ cart.total }}</p>")]
    [InlineData("{% if cart.‸\n<p>{{ cart.total }}</p>{% endif %}")]
    [InlineData("{% liquid\n assign x = 1\n echo cart.‸\n%}")]
    [InlineData("{%- if cart.‸ -%}{% endif %}")]
    [InlineData("{{- cart.‸-}}")]
    [InlineData("{% nonsense %}{{ cart.‸ }}{% for %}{% if %}")]
    public void What_is_around_may_be_broken(string body) => Assert.Equal("items total extra", Labels(Front(Sources + body)));

    [Theory]
    [InlineData("{{ ‸ }}")]
    [InlineData("{% if ‸ %}{% endif %}")]
    [InlineData("{% if cart == ‸ %}{% endif %}")]
    [InlineData("{% if cart and ‸ %}{% endif %}")]
    [InlineData("{% for x in ‸ %}{% endfor %}")]
    [InlineData("{% assign y = ‸ %}")]
    [InlineData("{% render 'p', item: ‸ %}")]
    [InlineData("{% case ‸ %}{% endcase %}")]
    [InlineData("{{ 1 | plus: ‸ }}")]
    public void A_value_may_be_anything_that_has_a_name(string tag)
    {
        var labels = Labels(Front(Sources + "{% assign mine = 1 %}{% for item in cart.items %}" + tag + "{% endfor %}{% assign later = 1 %}"), ("p", "")).Split(' ');

        Assert.Equal(["cart", "more", "forloop", "item", "mine"], labels.Where(l => !Analysis.Always.Contains(l) && l is not ("x" or "y")));
        Assert.Superset(Analysis.Always, labels.ToHashSet());
    }

    [Fact]
    public void A_partial_sees_its_arguments()
    {
        var partials = new[] { ("card", "{% assign a = 1 %}{{ ‸ }}{{ item.name }}"), ("deep", "{{ item.‸ }}") };

        var names = Propose(Front(Sources + "{% assign mine = 1 %}{% render 'card', item: cart.items[0] %}"), "card", partials).Select(p => p.Label);
        var deep = Propose(Front(Sources + "{% render 'deep' for cart.items as item %}"), "deep", partials).Select(p => p.Label);

        Assert.Equal(["a", "item"], names.Except(Analysis.Always));
        Assert.Equal(["name", "price"], deep);
    }

    [Theory]
    [InlineData("{% ‸ %}")]
    [InlineData("{% ‸")]
    [InlineData("{% fo‸ %}")]
    [InlineData("{%‸%}")]
    [InlineData("{% liquid\n assign x = 1\n ‸\n%}")]
    public void Tags_are_proposed(string body)
    {
        var labels = Labels(Front(body)).Split(' ');

        Assert.Superset(new HashSet<string> { "source", "block", "fallback", "endblock", "abort", "defer", "for", "render", "liquid" }, labels.ToHashSet());
    }

    [Theory]
    [InlineData("{{ 1 | ‸ }}")]
    [InlineData("{{ 1 | mo‸ }}")]
    [InlineData("{% assign x = 1 | plus: 1 | ‸ %}")]
    public void Filters_are_proposed(string body) => Assert.Superset(new HashSet<string> { "money", "date", "map", "default" }, Labels(Front(body)).Split(' ').ToHashSet());

    [Theory]
    [InlineData("{% render '‸' %}")]
    [InlineData("{% render 'he‸' %}")]
    [InlineData("{% render 'he‸ %}")]
    [InlineData("{% include \"‸\" %}")]
    public void Partials_are_proposed(string body) => Assert.Equal("header footer/legal", Labels(Front(body), ("header", ""), ("footer/legal", "")));

    [Fact]
    public void Layouts_and_translations_are_proposed()
    {
        Assert.Equal("shop", Labels(Front("{% layout '‸' %}"), ("header", ""), ("_layouts/shop", "")));
        Assert.Contains("cart.title", Labels(Front("{{ 'ca‸' | t }}")).Split(' '));
    }

    [Fact]
    public void A_template_and_its_layout_see_each_others_names()
    {
        var layout = ("_layouts/shop", "{% slot b %}{% endslot %}{% for item in cart.items %}{{ item.‸ }}{% slot a %}{% endslot %}{% endfor %}");
        var template = Front(Sources + "{% layout 'shop' %}{% slot a %}{% assign x = item %}{{ x.‸ }}{% endslot %}{% slot b %}b{% endslot %}");

        Assert.Equal("name price", Labels(template, layout));
        Assert.Equal(["name", "price"], Propose(template, "_layouts/shop", layout).Select(p => p.Label));
    }

    [Theory]
    [InlineData("---\nsubject: \"{{ cart.‸ }}\"\n---\n" + Sources, "items total extra")]
    [InlineData("---\nsubject: \"{{ ‸ }}\"\n---\n" + Sources, "cart more campaign event links now recipient sources")]
    [InlineData("---\nsubject: s\nlocale: \"{{ ‸ }}\"\n---\n" + Sources, "campaign event now recipient")]
    [InlineData("---\nsubject: s\nda‸\n---\n", "subject preheader from reply_to category deadline on_missing strict headers locale timezone")]
    [InlineData("---\nsubject: ‸\n---\n", "")]
    public void The_front_matter_has_its_own_words(string text, string expected) =>
        Assert.Equal(expected.Split(' ').Order(), Labels(text).Split(' ').Order());

    [Fact]
    public void A_proposal_replaces_the_word_it_stands_at()
    {
        var proposal = Propose(Front("{% source x = api.get(ki‸nd) %}"))[1];

        Assert.Equal(("kind", "kind: ", "optional", 4, 23, 27), (proposal.Label, proposal.Insert, proposal.Detail, proposal.Place.Line, proposal.Place.Column, proposal.Place.EndColumn));
    }

    [Fact]
    public void Every_tag_and_filter_has_a_line_of_help()
    {
        Assert.DoesNotContain(Propose(Front("{{ 1 | ‸ }}")), p => p.Help is null);
        Assert.DoesNotContain(Propose(Front("{% ‸ %}")), p => p.Help is null && !p.Label.StartsWith("end", StringComparison.Ordinal));
    }

    private static class Analysis
    {
        public static readonly HashSet<string> Always = ["recipient", "event", "campaign", "now", "links", "sources"];
    }
}
