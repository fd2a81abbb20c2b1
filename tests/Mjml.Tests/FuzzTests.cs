using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using CsCheck;
using Mjml.Components;

namespace Mjml.Tests;

/// <summary>Any text can be compiled. <c>MJML_FUZZ=10</c> tries ten times as many.</summary>
public sealed partial class FuzzTests
{
    private static readonly int Times = int.TryParse(Environment.GetEnvironmentVariable("MJML_FUZZ"), out var times) ? times : 1;

    private static readonly MjmlCompiler[] Compilers =
    [
        new(), new(new() { AllowLate = true, KeepComments = false }), new(new() { Minify = true, Validation = MjmlValidation.Skip }), new(new() { Beautify = true, PrinterSupport = true }),
    ];

    private static readonly string[] Corpus =
        [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "corpus"), "*.mjml").Concat(Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "templates"), "*.mjml")).Select(File.ReadAllText)];

    private static readonly string[] Pieces =
    [
        "<", ">", "</", "/>", "\"", "'", "=", "{{", "}}", "{%", "%}", "{% raw %}", "{% endraw %}", "{% comment %}", "<!--", "-->", "<![CDATA[", "]]>", "\0", "\r\n", "\uD800",
        "<mjml>", "</mjml>", "<mj-body>", "<mj-section>", "</mj-section>", "<mj-column width=\"", "<mj-text>", "</mj-text>", "<mj-raw>", "<mj-class name=\"a\"",
        "<mj-all padding=\"", "<mj-style inline=\"inline\">", "* { color: red }", "a:not(:not(", ":nth-child(", "{", "}", "[x", "@media", "/*", "<mj-include path=\"../x\" />",
        "<mj-carousel>", "<mj-carousel-image />", "<mj-table>", "<p>", "<br>", "&", "px", "%", "-1", "99999999999999999999", "1e9", "calc(", " mj-class=\"a b\"",
    ];

    /// <summary>Values that try to leave their attribute, their comment, or their style.</summary>
    private static readonly string[] Values =
    [
        "10px", "50%", "1px 2px 3px 4px", "#abc", "red", "left", "center", "full-width", "", "0", "true", "false", "auto", "-5px", "999999px", "a.png", "cover", "Lato, Arial",
        "x\" onload=\"alert(1)", "--><script>alert(1)</script>", "</style><script>alert(1)</script>", "><img src=x onerror=alert(1)>", "{{ \"q\" }}", "{% if a < b %}1{% endif %}",
        "url(x)", "'; x: y", "&quot; &amp;", "]]>", "<![endif]-->", "a b  c", "vertical", "fluid-height", "hamburger", "supported", "facebook", "x-noshare",
    ];

    private static readonly string[] Contents = ["", "text", "<p>a <b>b</b></p>", "a<br>b", "{{ x }}", "{% for i in x %}<i>{{ i }}</i>{% endfor %}", "&amp;", "<!-- c -->", "<a href=\"#\">l</a>"];

    [Fact]
    public void Damaged_mails_compile() => Mutations.Sample(
        mutation =>
        {
            var (text, compiler) = mutation;
            var result = Compilers[compiler].Compile(text);
            Assert.All(result.Faults, f => Assert.InRange(f.Offset, 0, text.Length));
            if (result.Html.Length > 0)
                Assert.Contains("<!doctype html>", result.Html);
            result.Late?.Complete(result.Html);
        },
        iter: 80_000 * Times);

    [Fact]
    public void Whatever_the_values_the_page_is_well_formed_and_nothing_breaks_out() => Documents.Sample(
        document =>
        {
            var (text, compiler) = document;
            var result = Compilers[compiler].Compile(text);
            var rendered = TemplateTag().Replace(result.Html, "");
            var html = result.Late?.Complete(rendered).Html ?? rendered;
            Assert.Null(WellFormed.Fault(html));
            var page = new HtmlParser().ParseDocument(html);
            Assert.DoesNotContain(page.All, e => e.LocalName == "script" || e.Attributes.Any(a => a.Name.StartsWith("on", StringComparison.Ordinal)));
        },
        iter: 20_000 * Times);

    private static Gen<(string Text, int Compiler)> Mutations => Gen.Select(
        One(Corpus), Gen.Int[0, Compilers.Length - 1],
        Gen.Select(Gen.Double[0, 1], Gen.Double[0, 1], One(Pieces), Gen.Int[0, 3]).Array[1, 6],
        (source, compiler, edits) => (edits.Aggregate(source, Edit), compiler));

    private static Gen<(string Text, int Compiler)> Documents => Gen.Select(
        Element("mj-body", 0), Gen.Select(Attribute("mj-text"), Attribute("mj-column"), Attribute("mj-breakpoint"), Attribute("mj-font")), Gen.Int[0, Compilers.Length - 1],
        (body, defaults, compiler) => (
            $"<mjml><mj-head><mj-breakpoint {defaults.Item3} /><mj-font name=\"Lato\" {defaults.Item4} /><mj-attributes><mj-text {defaults.Item1} /><mj-column {defaults.Item2} /></mj-attributes><mj-style inline=\"inline\">td {{ color: red; }}</mj-style></mj-head>{body}</mjml>",
            compiler));

    /// <summary>Inserts a piece, cuts something out, doubles it, or moves the end to the front.</summary>
    private static string Edit(string text, (double At, double Length, string Piece, int Kind) edit)
    {
        var at = (int)(edit.At * text.Length);
        var length = (int)(edit.Length * Math.Min(60, text.Length - at));
        return edit.Kind switch
        {
            0 => text.Insert(at, edit.Piece),
            1 => text.Remove(at, length),
            2 => text.Insert(at, text.Substring(at, length)),
            _ => text[at..] + text[..at],
        };
    }

    private static Gen<string> Element(string tag, int depth)
    {
        var component = ComponentCatalog.Find(tag)!;
        var attributes = Attribute(tag).Array[0, 4].Select(a => string.Join(' ', a.DistinctBy(x => x.Split('=')[0])));
        if (component.HoldsHtml)
            return Gen.Select(attributes, One(Contents), (a, content) => $"<{tag} {a}>{content}</{tag}>");
        var allowed = component.Children ?? [];
        if (depth > 6 || allowed.Count == 0)
            return attributes.Select(a => $"<{tag} {a} />");
        var child = Gen.OneOf([.. allowed.Select(t => Element(t, depth + 1)), One(["{% if x %}", "{% endif %}", "<!-- c -->", "text"])]);
        return Gen.Select(attributes, child.Array[0, 3], (a, children) => $"<{tag} {a}>{string.Concat(children)}</{tag}>");
    }

    [GeneratedRegex("{{.*?}}|{%.*?%}")]
    private static partial Regex TemplateTag();

    private static Gen<string> One(string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);

    private static Gen<string> Attribute(string tag)
    {
        string[] names = [.. ComponentCatalog.Find(tag)!.Attributes.Names, "css-class", "unknown"];
        return Gen.Select(One(names), One(Values), (name, value) => value.Contains('"', StringComparison.Ordinal) ? $"{name}='{value.Replace('\'', ' ')}'" : $"{name}=\"{value}\"");
    }
}
