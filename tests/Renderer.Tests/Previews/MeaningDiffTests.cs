using Renderer.Previews.Meaning;

namespace Renderer.Tests.Previews;

public sealed class MeaningDiffTests
{
    private const string Page = """<html lang="en"><head><style>a { color: red }</style></head><body><div style="padding:8px"><p style="color:#111">One</p><p style="color:#111">Two</p><p>Three</p><a href="/a">Go</a><img src="x.png" alt="A mug"></div></body></html>""";

    [Theory]
    [InlineData("One", "Uno", "changed: \"One\" → \"Uno\"")]
    [InlineData("<p>Three</p>", "", "removed: \"Three\"")]
    [InlineData("<p>Three</p>", "<p>Three</p><p>Four</p>", "added: \"Four\"")]
    [InlineData("href=\"/a\"", "href=\"/b\"", "href of \"Go\": /a → /b")]
    [InlineData("src=\"x.png\"", "src=\"y.png\"", "src of picture \"A mug\": x.png → y.png")]
    [InlineData("A mug", "A cup", "changed: picture \"A mug\" → picture \"A cup\"")]
    [InlineData("padding:8px", "padding:9px", "style: padding 8px → 9px on \"One\" and 4 more")]
    [InlineData("color:#111\">Two", "color:#222\">Two", "style: color #111 → #222 on \"Two\"")]
    [InlineData("lang=\"en\"", "lang=\"de\"", "page: lang en → de")]
    [InlineData("color: red", "color: blue", "style sheet: - a { color: red }")]
    [InlineData("<p>Three</p>", "<p >Three</p>", "only markup differs, nothing that is seen: line 1")]
    public void A_difference_is_told_by_what_it_means(string was, string now, string told)
    {
        var lines = MeaningDiff.Of("html", Page, Page.Replace(was, now, StringComparison.Ordinal)).ToList();

        Assert.Contains(told, lines);
        Assert.True(told.StartsWith("changed: picture", StringComparison.Ordinal) || told.StartsWith("style sheet", StringComparison.Ordinal) || lines.Count == 1, string.Join('\n', lines));
    }

    [Fact]
    public void What_moves_is_one_difference()
    {
        var moved = Page.Replace("<p>Three</p>", "", StringComparison.Ordinal).Replace("<div style=\"padding:8px\">", "<div style=\"padding:8px\"><p>Three</p>", StringComparison.Ordinal);

        Assert.Equal(["moved: \"Three\", now first"], MeaningDiff.Of("html", Page, moved));
    }

    [Fact]
    public void Text_is_compared_by_lines() => Assert.Equal(["- b", "+ c"], MeaningDiff.Of("txt", "a\nb\nd\n", "a\nc\nd\n"));

    [Fact]
    public void A_long_text_is_shown_where_it_changes()
    {
        var words = string.Join(' ', Enumerable.Repeat("word", 30));

        Assert.Equal("\"…word word word word x end\" → \"…word word word word y end\"", Assert.Single(MeaningDiff.Of("subject.txt", words + " x end", words + " y end")));
    }

    [Fact]
    public void Many_differences_are_cut()
    {
        var many = string.Join('\n', Enumerable.Range(0, 50));

        Assert.Equal("… and 30 more", MeaningDiff.Of("txt", many, "").Last());
    }
}
