using CsCheck;
using Renderer.Studio.Fixtures;

namespace Renderer.Tests.Studio;

public sealed class JsonCaretTests
{
    // | is the caret.
    [Theory]
    [InlineData("{|", "", true, "")]
    [InlineData("{ \"re|", "", true, "re")]
    [InlineData("{ \"re|\"", "", true, "re")]
    [InlineData("{ \"a\": |", "a", false, "")]
    [InlineData("{ \"a\": tr|", "a", false, "tr")]
    [InlineData("{ \"a\": { \"b\": \"x|", "a.b", false, "x")]
    [InlineData("{ \"a\": { \"b\": 1, |", "a", true, "")]
    [InlineData("{ \"a\": [ {}, { \"c|", "a.1", true, "c")]
    [InlineData("{ \"a\": [ 1, 2, |", "a.2", false, "")]
    [InlineData("{ \"a\": {} , \"b\": |", "b", false, "")]
    [InlineData("{ \"a\\\"{\": \"}\", \"b|", "", true, "b")]
    [InlineData("|", "", false, "")]
    [InlineData("]}|", "", false, "")]
    public void A_place_is_found_in_what_is_half_written(string text, string path, bool isKey, string word)
    {
        var offset = text.IndexOf('|', StringComparison.Ordinal);
        var caret = JsonCaret.At(text.Remove(offset, 1), offset);
        Assert.Equal((path, isKey, word), (string.Join('.', caret.Path), caret.IsKey, caret.Word));
    }

    [Fact]
    public void Names_that_are_there_are_known()
    {
        const string Text = "{ \"a\": 1, \"b\": { \"c\": 2 }, ";
        Assert.Equal(["a", "b"], JsonCaret.At(Text, Text.Length).Keys);
    }

    [Fact]
    public void No_text_is_too_broken() => Gen.String[Gen.Char["{}[]:,\"\\ \na1"], 0, 60].Sample(text =>
    {
        for (var offset = 0; offset <= text.Length; offset++)
            Assert.InRange(JsonCaret.At(text, offset).From, 0, offset);
    });
}
