namespace Mjml.Tests;

/// <summary>The comparison sees what matters, and nothing else.</summary>
public sealed class HtmlTokensTests
{
    private const string Page = "<p style=\"color:red;margin:0\" class=\"a b\">Hi <b>you</b></p><!--[if mso]><td width=\"1\"><![endif]-->";

    [Theory]
    [InlineData("<p class=\"b a\" style=\"color: red; margin:0;\" >Hi  <b>you</b></p><!--[if mso]>  <td width=\"1\" ><![endif]-->")]
    [InlineData("<p style=\"color:red;margin:0\" class=\"a b\">Hi <b style=\"\">you</b></p>\n<!--[if mso]><td width='1'><![endif]-->")]
    public void White_space_and_order_of_attributes_do_not_count(string same) => Assert.Equal(HtmlTokens.Of(Page), HtmlTokens.Of(same));

    [Theory]
    [InlineData("color:red", "color:blue")]
    [InlineData("color:red;margin:0", "margin:0;color:red")]
    [InlineData("Hi", "Ho")]
    [InlineData("<b>you</b>", "you")]
    [InlineData("width=\"1\"", "width=\"2\"")]
    [InlineData("[if mso]", "[if mso | IE]")]
    public void Anything_else_does(string part, string changed) =>
        Assert.NotEqual(HtmlTokens.Of(Page), HtmlTokens.Of(Page.Replace(part, changed, StringComparison.Ordinal)));
}
