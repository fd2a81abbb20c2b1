namespace Mjml.Tests;

/// <summary>Input that is made to take long or to need much: it is refused or cut, with a fault.</summary>
public sealed class BoundsTests
{
    private static readonly MjmlCompiler Compiler = new(new() { AllowLate = true });

    [Fact]
    public void Ten_megabytes_are_too_much()
    {
        var result = Compiler.Compile(new string(' ', 10_000_000));
        Assert.Equal("MJ008", Assert.Single(result.Faults).Code);
        Assert.Empty(result.Html);
    }

    [Theory]
    [InlineData("{{")]
    [InlineData("{{ \" ")]
    [InlineData("{{ \" }} \" ")]
    [InlineData("{% raw %}")]
    [InlineData("{%- comment -%}")]
    [InlineData("<")]
    [InlineData("<!--")]
    [InlineData("</x>")]
    [InlineData("<mj-text>")]
    [InlineData("<mj-section>")]
    [InlineData("<mj-section a=\"{{ ")]
    [InlineData("<mj-foo bar baz>")]
    [InlineData("</mj-body><mj-body>")]
    [InlineData("<mj-column></mj-column>{% if a %}")]
    public void A_piece_over_and_over_comes_to_an_end(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 200_000 / piece.Length));
        Compiler.Compile($"<mjml><mj-body>{text}</mj-body></mjml>");
        Compiler.Compile($"<mjml><mj-body><mj-section>{text}</mj-section></mj-body></mjml>");
        Compiler.Compile($"<mjml><mj-head><mj-style inline=\"inline\">{text}</mj-style></mj-head><mj-body><mj-raw>{text}</mj-raw></mj-body></mjml>");
        Compiler.Compile($"<mjml><mj-body><mj-text {text}='{text}'></mj-text></mj-body></mjml>");
    }

    [Fact]
    public void A_long_default_at_many_elements_does_not_multiply_without_end()
    {
        var sections = string.Concat(Enumerable.Repeat("<mj-section></mj-section>", 10_000));
        var result = Compiler.Compile($"<mjml><mj-head><mj-attributes><mj-all css-class=\"{new string('a', 100_000)}\" /></mj-attributes></mj-head><mj-body>{sections}</mj-body></mjml>");
        Assert.Contains(result.Faults, f => f.Code == "MJ008");
        Assert.Empty(result.Html);
    }

    [Theory]
    [InlineData("y x x x x x x x x x x x")]
    [InlineData("p ~ div ~ div ~ div ~ div")]
    [InlineData("z * * * * *:nth-last-of-type(2n)")]
    [InlineData(":not(:not(:not(:not(:not(:not(:not(:not(:not(:not(a))))))))))")]
    public void Selectors_that_would_look_for_hours_are_given_up(string selector)
    {
        var deep = string.Concat(Enumerable.Repeat("<x>", 3_000)) + string.Concat(Enumerable.Repeat("<div></div>", 3_000));
        var css = string.Concat(Enumerable.Repeat($"{selector} {{ top: 0 }} ", 50));
        var result = Compiler.Compile($"<mjml><mj-head><mj-style inline=\"inline\">{css}</mj-style></mj-head><mj-body><mj-raw>{deep}</mj-raw></mj-body></mjml>");
        Assert.NotEmpty(result.Html);
        Assert.NotEmpty(result.Faults);
    }

    [Fact]
    public void A_thousand_pictures_are_no_carousel()
    {
        var images = string.Concat(Enumerable.Repeat("<mj-carousel-image src=\"a\" />", 1_000));
        var html = Compiler.Compile($"<mjml><mj-body><mj-section><mj-column><mj-carousel>{images}</mj-carousel></mj-column></mj-section></mj-body></mjml>").Html;
        Assert.InRange(html.Length, 1, 1_000_000);
    }
}
