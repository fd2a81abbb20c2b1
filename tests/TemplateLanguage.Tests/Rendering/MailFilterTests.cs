using TemplateLanguage.Diagnostics;
using TemplateLanguage.Localization;
using TemplateLanguage.Rendering;

namespace TemplateLanguage.Tests.Rendering;

public sealed class MailFilterTests
{
    private static async Task<string> HtmlAsync(string body, string frontMatter = "", string recipient = """{"id":"u1","name":"Ada <3"}""")
    {
        var outcome = await Rig.Template(body, frontMatter).RenderAsync(new Answers([]), null, recipient);
        return Assert.IsType<RenderOutcome.Rendered>(outcome).Parts.Html;
    }

    [Theory]
    [InlineData("", "{{ 'cart.title' | t: name: recipient.name }}", "Your cart, Ada &lt;3")]
    [InlineData("de", "{{ 'cart.title' | t: name: recipient.name }}", "Dein Korb, Ada &lt;3")]
    [InlineData("de-AT", "{{ 'cart.title' | t: name: 'Bo' }}", "Dein Korb, Bo")]
    [InlineData("fr", "{{ 'cart.title' | t: name: 'Bo' }}", "Your cart, Bo")]
    [InlineData("de", "{{ 'cart.only_here' | t }}", "here")]
    [InlineData("en", "{{ 'cart.items' | t: count: 0 }}, {{ 'cart.items' | t: count: 1 }}, {{ 'cart.items' | t: count: 2 }}", "nothing, 1 item, 2 items")]
    [InlineData("pl", "{% for n in (1..6) %}{{ 'cart.items' | t: count: n }} {% endfor %}{{ 'cart.items' | t: count: 22 }} {{ 'cart.items' | t: count: 1.5 }}", "1 rzecz 2 rzeczy 3 rzeczy 4 rzeczy 5 rzeczy! 6 rzeczy! 22 rzeczy 1.5 rzeczy?")]
    [InlineData("en", "{{ 'note_html' | t: name: recipient.name }}", "<b>Ada &lt;3</b>")]
    public async Task T_gives_the_text_of_the_locale(string locale, string body, string expected) =>
        Assert.Equal(expected, await HtmlAsync(body, locale.Length == 0 ? "" : $"locale: {locale}\n"));

    [Theory]
    [InlineData("{{ 'cart.titel' | t }}", "TL061 4:4 No locale has a text 'cart.titel'. Did you mean 'cart.title'?")]
    [InlineData("{{ 'cart.only_here' | t }}", "TL061 4:4 'cart.only_here' has no text in de, pl: that of 'en' stands in.")]
    public void A_key_without_a_text_is_told(string body, string expected) => Assert.Equal([expected], Rig.Compile(body).Lines());

    [Fact]
    public async Task A_key_that_the_data_names_and_nobody_has_fails_where_it_stands()
    {
        var outcome = await Rig.Template("{{ recipient.id | t }}").RenderAsync(new Answers([]));
        Assert.Equal("Filter 't' failed on recipient.id: there is no translation of 'u1'.", Assert.IsType<RenderOutcome.Faulted>(outcome).Fault.Message);
    }

    [Theory]
    [InlineData("a: [1]", "TL061 x.yaml:1:4 'a' is a list; a translation is a text.")]
    [InlineData("a: { one: x }", "TL061 x.yaml:1:1 'a' has no form 'other'.")]
    [InlineData("- a", "TL061 x.yaml:1:1 A file of translations is a list of 'key: text' lines.")]
    public void A_file_of_translations_that_is_wrong_is_told(string yaml, string expected)
    {
        var faults = new List<Fault>();
        Translations.Read([("en", "x.yaml", yaml)], faults);
        var fault = Assert.Single(faults);
        Assert.Equal(expected, $"{fault.Code} {fault.Place.File}:{fault.Place.Line}:{fault.Place.Column} {fault.Message}");
    }

    [Theory]
    [InlineData("{{ '/a' | url_with: b: 'c d&' }}", "/a?b=c%20d%26")]
    [InlineData("{{ 'https://x/?b=1&c=2#top' | url_with: b: 3, d: nil }}", "https://x/?c=2&amp;b=3#top")]
    [InlineData("{{ 'https://x/?b=1' | url_with: b: nil }}", "https://x/")]
    [InlineData("{{ recipient.nothing | url_with: b: 1 }}", "")]
    public async Task Url_with_adds_parameters(string body, string expected) => Assert.Equal(expected, await HtmlAsync(body));

    [Theory]
    [InlineData("https://img.example/w_{width},f_{format}/{url}", "{{ 'https://x/a b.png' | image: width: 200, format: 'jpg' }}", "https://img.example/w_200,f_jpg/https%3A%2F%2Fx%2Fa%20b.png")]
    [InlineData("https://img.example/w_{width},f_{format}/{url}", "{{ 'a' | image: width: 200 }} {{ 'a' | image }}", "https://img.example/w_200/a https://img.example/a")]
    [InlineData("{url}?width={width}&height={height}", "{{ 'https://x/a.png?v=1' | image: width: 200 }} {{ '/b' | image: height: 3 }} {{ '/b' | image }} {{ recipient.nothing | image }}", "https://x/a.png?v=1&amp;width=200 /b?height=3 /b ")]
    public async Task Image_follows_the_pattern(string pattern, string body, string expected)
    {
        var compilation = new TemplateCompiler(Rig.Options() with { Defaults = $"images: \"{pattern}\"" }).Compile("t.mjml", $"---\nsubject: s\n---\n{body}");
        Assert.Empty(compilation.Faults);
        var outcome = await compilation.Template!.RenderAsync(new Answers([]));
        Assert.Equal(expected, Assert.IsType<RenderOutcome.Rendered>(outcome).Parts.Html);
    }

    [Theory]
    [InlineData("https://img.example/", "TL012 'https://img.example/' makes no address of a picture. It needs {url}, the address of the picture.")]
    [InlineData("javascript:{url}", "TL012 'javascript:{url}' makes no address of a picture. It begins with https:// or {url}.")]
    public void A_pattern_that_makes_no_address_is_told(string pattern, string expected)
    {
        var fault = Assert.Single(new TemplateCompiler(Rig.Options() with { Defaults = $"images: \"{pattern}\"" }).Compile("t.mjml", "---\nsubject: s\n---\n").Faults);
        Assert.Equal(expected, $"{fault.Code} {fault.Message}");
    }

    [Fact]
    public void Without_a_pattern_image_is_a_fault() =>
        Assert.Equal(["TL062 4:10 Nothing says how pictures are made. Add images: \"https://img.example/{width}/{url}\" to defaults.yaml."], Rig.Compile("{{ 'a' | image }}").Lines());

    [Fact]
    public async Task Dates_are_told_in_the_recipients_language_and_zone()
    {
        var html = await HtmlAsync("{{ '2026-03-05T23:30:00Z' | date: '%A, %-d. %B %H:%M' }}", "locale: \"{{ recipient.locale }}\"\ntimezone: Europe/Berlin\n", """{"id":"u1","locale":"de-DE"}""");
        Assert.Equal("Freitag, 6. März 00:30", html);
    }

    [Theory]
    [InlineData("{{ 24.9 | money: 'EUR', locale: 'de-DE' }}", "24,90 €")]
    [InlineData("{{ 24.9 | money: 'EUR' }}", "€24.90")]
    public async Task Money_takes_a_locale(string body, string expected) => Assert.Equal(expected, await HtmlAsync(body));

    [Theory]
    [InlineData("{{ recipient.note | newline_to_br }}", "Ring &lt;x&gt;.<br />\nThird &amp; last.", "Ring <x>.\nThird & last.")]
    [InlineData("{{ 'note_html' | t: name: 'A & B' }}", "<b>A &amp; B</b>", "A & B")]
    [InlineData("{{ 'A & B' | escape }}", "A &amp; B", "A & B")]
    [InlineData("{{ '<p>One<br>two</p><p>three</p>' | raw }}", "<p>One<br>two</p><p>three</p>", "One\ntwo\nthree")]
    [InlineData("{{ '<i>A</i>' | raw | append: ' <b> &amp;' }}", "<i>A</i> &lt;b&gt; &amp;amp;", "A <b> &amp;")]
    [InlineData("{% capture x %}{{ '<i>A</i>' | raw }} & {{ '<' }}{% endcapture %}{{ x | append: '>' }}", "<i>A</i> & &lt;&gt;", "A & <>")]
    [InlineData("{{ 'a < b & c' }}", "a &lt; b &amp; c", "a < b & c")]
    public async Task Markup_is_told_as_text_in_the_text_part(string body, string html, string text)
    {
        var outcome = await Rig.Template(body).RenderAsync(new Answers([]), null, """{ "note": "Ring <x>.\nThird & last." }""");
        var parts = Assert.IsType<RenderOutcome.Rendered>(outcome).Parts;
        Assert.Equal((html, text), (parts.Html, parts.Text));
    }

    [Fact]
    public async Task A_subject_takes_markup_as_it_is()
    {
        var template = new TemplateCompiler(Rig.Options()).Compile("t.mjml", "---\nsubject: \"{{ '<3 &amp; more' | raw }}\"\n---\n").Template!;

        Assert.Equal("<3 &amp; more", Assert.IsType<RenderOutcome.Rendered>(await template.RenderAsync(new Answers([]))).Parts.Subject);
    }

    [Theory]
    [InlineData("Enamel mug", "enamel-mug")]
    [InlineData(" 100% M & Ms!!! ", "100-m-ms")]
    [InlineData("Jo’s \"Café\" (Zürich)", "jos-cafe-zurich")]
    [InlineData("が 한국 हिन्दी й", "が-한국-हिन्दी-й")]
    [InlineData("snake_case \ud83d\ude00", "snake_case")]
    [InlineData("", "")]
    public async Task A_handle_is_a_part_of_an_address(string text, string expected)
    {
        var recipient = $$"""{ "id": "u1", "name": {{System.Text.Json.JsonSerializer.Serialize(text)}} }""";
        Assert.Equal($"{expected}|{expected}", await Rig.HtmlAsync("{{ recipient.name | handle }}|{{ recipient.name | handleize }}", recipient: recipient));
    }

    [Theory]
    [InlineData("{{ recipient.name | raw }}", true)]
    [InlineData("{{ event.text | upcase | raw }}", true)]
    [InlineData("{% assign x = recipient.name %}{{ x | raw }}", true)]
    [InlineData("{% assign x = 'a' | append: recipient.name %}{{ x | raw }}", true)]
    [InlineData("{% for x in recipient.list %}{{ x | raw }}{% endfor %}", true)]
    [InlineData("{% render 'p', x: recipient.name %}", true)]
    [InlineData("{% capture x %}{{ recipient.name }}{% endcapture %}{{ x | raw }}", false)]
    [InlineData("{{ recipient.name | escape | raw }}", false)]
    [InlineData("{{ campaign.html | raw }}", false)]
    [InlineData("{{ '<b>' | raw }}", false)]
    public void Raw_on_somebodys_data_is_warned_of(string body, bool expected)
    {
        var faults = Rig.Compile(body, "", ("p", "{{ x | raw }}")).Faults;
        Assert.Equal(expected, faults.Any(f => f is { Code: "TL051", Severity: Severity.Warning }));
        Assert.DoesNotContain(faults, f => f.Code != "TL051");
    }
}
