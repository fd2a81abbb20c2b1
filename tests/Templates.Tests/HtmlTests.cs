using System.Text;
using AngleSharp.Html.Dom.Events;
using AngleSharp.Html.Parser;

namespace Templates.Tests;

/// <summary>What a validator and a screen reader ask of every mail.</summary>
public sealed class HtmlTests
{
    private const int MaxBytes = 90 * 1024; // Gmail clips at 102 KB, and tracked links are longer
    private const int MinWords = 25; // fewer would be a picture with a caption

    public static TheoryData<string> Templates => ShippedMail.Templates;

    [Theory, MemberData(nameof(Templates))]
    public void It_is_well_formed(string template)
    {
        foreach (var (fixture, parts) in ShippedMail.Of(template))
        {
            var errors = new List<string>();
            var parser = new HtmlParser();
            parser.Error += (_, e) => errors.Add(e is HtmlErrorEvent error ? $"{error.Message} at {error.Position}" : "?");
            using var page = parser.ParseDocument(parts.Html);

            Assert.True(errors.Count == 0, $"{fixture}: {string.Join("; ", errors.Take(5))}");
            var ids = page.QuerySelectorAll("[id]").Select(e => e.Id).ToList();
            Assert.Equal(ids.Distinct(), ids);
        }
    }

    [Theory, MemberData(nameof(Templates))]
    public void It_says_its_language_title_and_what_pictures_show(string template)
    {
        foreach (var (fixture, parts) in ShippedMail.Of(template))
        {
            using var page = new HtmlParser().ParseDocument(parts.Html);

            Assert.Equal(fixture == "german" ? "de" : "en", page.DocumentElement.GetAttribute("lang"));
            Assert.NotEmpty(page.Title!);
            Assert.All(page.QuerySelectorAll("img"), i => Assert.False(string.IsNullOrWhiteSpace(i.GetAttribute("alt")), i.OuterHtml));
            Assert.All(page.QuerySelectorAll("a"), a => Assert.StartsWith("https://", a.GetAttribute("href"), StringComparison.Ordinal));
            Assert.All(page.QuerySelectorAll("a"), a => Assert.True(a.TextContent.Trim().Length > 0 || a.QuerySelector("img[alt]") is not null, a.OuterHtml));
            // Bills and the pictures' stand-ins are tables; all others are layout, and say so.
            Assert.All(page.QuerySelectorAll("table:not([role=presentation])"), t => Assert.True(t.QuerySelector("td.num, td.tile") is not null, t.OuterHtml));
        }
    }

    [Theory, MemberData(nameof(Templates))]
    public void It_is_words_before_pictures_and_small(string template)
    {
        foreach (var (fixture, parts) in ShippedMail.Of(template))
        {
            using var page = new HtmlParser().ParseDocument(parts.Html);
            var words = page.Body!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;

            Assert.True(words >= MinWords, $"{fixture}: {words} words");
            Assert.True(Encoding.UTF8.GetByteCount(parts.Html) < MaxBytes, $"{fixture}: {Encoding.UTF8.GetByteCount(parts.Html)} bytes");
            Assert.DoesNotContain("{{", parts.Html, StringComparison.Ordinal);
            Assert.Contains("https://preview.example/unsubscribe", parts.Text, StringComparison.Ordinal);
            Assert.InRange(parts.Subject.Length, 5, 200);
        }
    }

    [Theory, MemberData(nameof(Templates))]
    public void Its_text_reads_as_well(string template)
    {
        foreach (var (fixture, parts) in ShippedMail.Of(template))
        {
            var lines = parts.Text.Split('\n');

            Assert.All(lines, l => Assert.Equal(l.TrimEnd(), l));
            Assert.DoesNotContain("\n\n\n", parts.Text, StringComparison.Ordinal);
            Assert.DoesNotContain(lines, l => l is "-" or "·");
            using var page = new HtmlParser().ParseDocument(parts.Html);
            // A price that counts no more is told apart by a word, not by a stroke alone.
            Assert.All(page.QuerySelectorAll("[style*=line-through]"), old => Assert.Contains($"{(fixture == "german" ? "statt" : "was")} {old.TextContent}", parts.Text, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Each_template_is_shown_at_its_best_and_at_its_worst()
    {
        foreach (string template in ShippedMail.Templates.Select(t => t.Data))
        {
            var fixtures = Directory.GetFiles(Path.Combine(ShippedMail.Folder, template, "previews")).Select(f => Path.GetFileNameWithoutExtension(f)).ToList();
            Assert.True(fixtures.Count >= 4, template);
            Assert.Contains("extreme", fixtures);
            Assert.Contains("german", fixtures);
        }
    }
}
