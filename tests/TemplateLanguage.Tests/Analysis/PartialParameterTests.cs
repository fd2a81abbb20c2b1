namespace TemplateLanguage.Tests.Analysis;

public sealed class PartialParameterTests
{
    private const string Partial = "{% doc %}\n  A line of a cart.\n  @param {object} item - the line\n  @param {number} [width] - in pixels\n{% enddoc %}{{ item }}{{ width }}";

    [Theory]
    [InlineData("{% render 'row', item: recipient %}")]
    [InlineData("{% render 'row', item: recipient, width: 2 %}")]
    [InlineData("{% render 'row' with recipient as item %}")]
    [InlineData("{% render 'row' for recipient.list as item %}")]
    [InlineData("{% include 'row', anything: 1 %}")]
    [InlineData("{% render 'free', anything: 1 %}")]
    public void What_is_declared_may_be_given(string body) =>
        Assert.DoesNotContain(Rig.Compile(body, "", ("row", Partial), ("free", "{% doc %} Takes anything. {% enddoc %}")).Faults, f => f.Code == "TL063");

    [Fact]
    public void What_need_not_be_given_is_nil_where_it_is_not() =>
        Assert.Empty(Rig.Compile("{% render 'row', item: recipient.id %}", "", ("row", Partial)).Lines());

    [Theory]
    [InlineData("{% render 'row', width: 2 %}", "TL063 4:11 Partial 'row' needs 'item'. Write {% render 'row', item: … %}.")]
    [InlineData("{% render 'row', item: 1, widht: 2 %}", "TL063 4:27 Partial 'row' has no parameter 'widht'. Did you mean 'width'?")]
    [InlineData("{% render 'row', item: 1, colour: 2 %}", "TL063 4:27 Partial 'row' has no parameter 'colour'. It has item, width.")]
    public void Anything_else_is_told(string body, string expected) =>
        Assert.Contains(expected, Rig.Compile(body, "", ("row", Partial)).Lines());
}
