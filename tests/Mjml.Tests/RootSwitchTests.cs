namespace Mjml.Tests;

/// <summary>What the root tag and the options say of the whole mail.</summary>
public sealed class RootSwitchTests
{
    private const string Mail = """
        <mj-body><mj-section background-url="a.png"><mj-column><mj-text height="20px">x</mj-text><mj-carousel><mj-carousel-image src="1.png" /></mj-carousel>
        <mj-navbar hamburger="hamburger"><mj-navbar-link href="/">a</mj-navbar-link></mj-navbar></mj-column></mj-section><mj-hero><mj-text>y</mj-text></mj-hero></mj-body>
        """;

    [Fact]
    public void Without_support_for_the_outlook_of_windows_nothing_is_written_for_it_alone()
    {
        var with = Compile("", Mail);
        var without = Compile(" support-outlook-classic=\"false\"", Mail);
        Assert.Contains("mso]", with);
        Assert.DoesNotContain("[if", without);
        Assert.DoesNotContain("endif", without);
        Assert.Equal(Shown(with), Shown(without));
    }

    [Fact]
    public void Support_for_dark_mode_is_declared_where_asked()
    {
        Assert.Contains("<meta name=\"color-scheme\" content=\"light dark\">", Compile(" support-dark-mode=\"true\"", Mail));
        Assert.DoesNotContain("color-scheme", Compile("", Mail));
    }

    [Fact]
    public void Language_and_direction_stand_at_the_page_and_the_article()
    {
        var html = Compile(" lang=\"he\" dir=\"rtl\"", Mail);
        Assert.Contains("<html lang=\"he\" dir=\"rtl\"", html);
        Assert.Contains("role=\"article\" lang=\"he\" dir=\"rtl\"", html);
    }

    [Theory]
    [InlineData("", false, "[owa]", false)]
    [InlineData(" owa=\"desktop\"", false, "[owa] .mj-column-per-100", true)]
    [InlineData("", true, "@media only print {\n.mj-column-per-100", true)]
    [InlineData("", false, "@media only print", false)]
    public void Widths_hold_for_old_outlook_on_the_web_and_for_printers_where_asked(string root, bool printers, string rule, bool expected)
    {
        const string Section = "<mj-body><mj-section><mj-column></mj-column></mj-section></mj-body>";
        var html = new MjmlCompiler(new() { PrinterSupport = printers }).Compile($"<mjml{root}>{Section}</mjml>").Html;
        Assert.Equal(expected, html.Contains(rule, StringComparison.Ordinal));
    }

    [Fact]
    public void Validation_is_as_strict_as_asked()
    {
        const string Faulty = "<mjml><mj-body><mj-section colour=\"red\"></mj-section></mj-body></mjml>";
        Assert.Empty(new MjmlCompiler(new() { Validation = MjmlValidation.Skip }).Compile(Faulty).Faults);
        Assert.Single(new MjmlCompiler().Compile(Faulty).Faults);
        var strict = new MjmlCompiler(new() { Validation = MjmlValidation.Strict }).Compile(Faulty);
        Assert.Single(strict.Faults);
        Assert.Empty(strict.Html);
    }

    [Fact]
    public void Comments_go_where_they_are_not_kept()
    {
        const string Commented = "<mjml><mj-body><!-- a --><mj-section></mj-section></mj-body></mjml>";
        Assert.Contains("<!-- a -->", new MjmlCompiler().Compile(Commented).Html);
        Assert.DoesNotContain("<!-- a -->", new MjmlCompiler(new() { KeepComments = false }).Compile(Commented).Html);
    }

    [Fact]
    public void A_condition_around_styles_holds_for_them()
    {
        var html = new MjmlCompiler().Compile("<mjml><mj-head>{% if a %}<mj-style>.a{}</mj-style>{% else %}<mj-style>.b{}</mj-style>{% endif %}</mj-head><mj-body></mj-body></mjml>").Html;
        Assert.Contains("{% if a %}\n.a{}{% else %}\n.b{}{% endif %}", html);
    }

    [Fact]
    public void A_condition_around_what_holds_for_the_whole_mail_is_a_fault()
    {
        var fault = Assert.Single(new MjmlCompiler().Compile("<mjml><mj-head>{% if a %}<mj-title>a</mj-title>{% endif %}</mj-head><mj-body></mj-body></mjml>").Faults);
        Assert.Equal(("MJ005", "mj-title"), (fault.Code, fault.Tag));
    }

    private static string Compile(string attributes, string body) => new MjmlCompiler().Compile($"<mjml{attributes}>{body}</mjml>").Html;

    private static IEnumerable<string> Shown(string html) => HtmlTokens.Of(html)
        .SkipWhile(t => !t.StartsWith("<body", StringComparison.Ordinal))
        .Where(t => !t.StartsWith('[') && !t.StartsWith("if(", StringComparison.Ordinal) && !t.StartsWith("endif(", StringComparison.Ordinal) && !t.StartsWith("comment:", StringComparison.Ordinal));
}
