using Renderer.Editor;

namespace Renderer.Tests.Editor;

public sealed class OpenDocumentTests
{
    [Theory]
    [InlineData("ab\ncd", 1, 1, 4)]
    [InlineData("ab\r\ncd", 1, 1, 5)]
    [InlineData("ab\rcd", 1, 1, 4)]
    [InlineData("ab\r\ncd", 0, 9, 2)]
    [InlineData("ab\n", 1, 0, 3)]
    [InlineData("ab", 7, 0, 2)]
    [InlineData("ab", -1, 5, 0)]
    [InlineData("ab", 0, -5, 0)]
    [InlineData("ab\ncd", 0, int.MaxValue, 2)]
    [InlineData("😀b", 0, 2, 2)]
    [InlineData("", 0, 0, 0)]
    public void A_position_is_counted_as_the_protocol_counts(string text, int line, int character, int offset) =>
        Assert.Equal(offset, new OpenDocument("", 1, text).OffsetOf(new(line, character)));

    [Theory]
    [InlineData("a1\nb\nc", "a\nb\nc", 0, 1, 0, 1, "1")]
    [InlineData("ac", "a\nb\nc", 0, 1, 2, 0, "")]
    [InlineData("a\nb\nc\n", "a\nb\nc", 2, 1, 2, 1, "\n")]
    [InlineData("aX", "a\nb\nc", 0, 1, 99, 0, "X")]
    [InlineData("aX\nb", "a\nb", 0, 1, 0, 0, "X")]
    public void An_edit_replaces_its_range(string expected, string text, int line, int character, int endLine, int endCharacter, string put)
    {
        var edited = new OpenDocument("u", 1, text).With(2, [new(put, new(new(line, character), new(endLine, endCharacter)))]);

        Assert.Equal(("u", 2, expected), (edited.Uri, edited.Version, edited.Text));
    }

    [Fact]
    public void Edits_follow_each_other()
    {
        var here = new Renderer.Editor.Protocol.Range(new(0, 0), new(0, 0));

        Assert.Equal("cab", new OpenDocument("u", 1, "x").With(2, [new("b"), new("a", here), new("c", here)]).Text);
    }
}
