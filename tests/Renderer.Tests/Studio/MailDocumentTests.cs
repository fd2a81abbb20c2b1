using System.Text;
using Renderer.Studio.Mail;

namespace Renderer.Tests.Studio;

public sealed class MailDocumentTests
{
    private static readonly MailView Light = new(Dark: false, Images: true, Fonts: false, Links: false);

    [Theory]
    [InlineData("@media (prefers-color-scheme: dark){a{}}", true, "@media (min-width: 0){a{}}")]
    [InlineData("@media (prefers-color-scheme: dark){a{}}", false, "@media (max-width: 0){a{}}")]
    [InlineData("@media screen and (Prefers-Color-Scheme:LIGHT){a{}}", true, "@media screen and (max-width: 0){a{}}")]
    [InlineData("<head lang='en'><title></title>", true, "<head lang='en'><base target=\"_blank\"><title></title>")]
    [InlineData("<p>dark</p>", true, "<p>dark</p>")]
    public void The_scheme_is_the_reader_s_choice(string html, bool dark, string expected) => Assert.Equal(expected, MailDocument.Of(html, Light with { Dark = dark }));

    [Fact]
    public void Scripts_never_run_and_pictures_and_fonts_come_when_they_are_asked_for()
    {
        foreach (var view in from images in new[] { true, false } from fonts in new[] { true, false } from links in new[] { true, false } select new MailView(false, images, fonts, links))
        {
            Assert.DoesNotContain("allow-scripts", view.Policy, StringComparison.Ordinal);
            Assert.DoesNotContain("script-src", view.Policy, StringComparison.Ordinal); // default-src 'none' stands
            Assert.Equal(view.Images, !view.Policy.Contains("img-src 'none'", StringComparison.Ordinal));
            Assert.Equal(view.Fonts, !view.Policy.Contains("font-src 'none'", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData(102 * 1024, null)]
    [InlineData((102 * 1024) + 1, 102 * 1024)]
    public void Gmail_clips_behind_102_KB(int length, int? at) => Assert.Equal(at, GmailClip.At(new string('a', length)));

    [Fact]
    public void The_line_counts_bytes_and_never_cuts_a_character()
    {
        var html = string.Concat(Enumerable.Repeat("é", GmailClip.Bytes));
        var at = GmailClip.At(html)!.Value;
        Assert.InRange(Encoding.UTF8.GetByteCount(html[..at]), GmailClip.Bytes - 1, GmailClip.Bytes);
    }

    [Fact]
    public void The_line_is_drawn_in_the_first_cell_that_is_cut() =>
        Assert.Matches("^a+<div[^>]*>[^<]*</div></td><td>b</td>$", GmailClip.Mark(new string('a', GmailClip.Bytes + 1) + "</td><td>b</td>"));
}
