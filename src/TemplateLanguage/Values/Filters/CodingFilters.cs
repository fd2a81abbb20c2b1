using System.Buffers.Text;
using System.Text;
using Fluid.Values;

namespace TemplateLanguage.Values.Filters;

/// <summary>Filters that write text for HTML and URLs, and read it from there.</summary>
internal static class CodingFilters
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static IEnumerable<(string, LiquidFilter)> All =>
    [
        ("escape", new(0, 0, (input, _) => StringValue.Create(HtmlText.Escape(input.ToStringValue()), encode: false))),
        ("escape_once", new(0, 0, (input, _) => StringValue.Create(HtmlText.EscapeOnce(input.ToStringValue()), encode: false))),
        ("newline_to_br", new(0, 0, (input, given) => LineBreaks(input, given.InMarkup))),
        ("strip_html", new(0, 0, (input, _) => Given.Like(input, HtmlText.Strip(input.ToStringValue())))),
        ("url_encode", Plain(text => Uri.EscapeDataString(Unicode.Repair(text)).Replace("%20", "+", StringComparison.Ordinal))),
        ("url_decode", Plain(DecodeUrl)),
        ("base64_encode", Plain(text => Convert.ToBase64String(Bytes(text)))),
        ("base64_decode", Plain(text => DecodeBase64(text, Convert.FromBase64String))),
        ("base64_url_safe_encode", Plain(text => Convert.ToBase64String(Bytes(text)).Replace('+', '-').Replace('/', '_'))),
        ("base64_url_safe_decode", Plain(text => DecodeBase64(text, encoded => Base64Url.DecodeFromChars(encoded)))),
    ];

    /// <summary>Decoded text is only text, whatever it was made of.</summary>
    private static LiquidFilter Plain(Func<string, string> change) => new(0, 0, (input, _) => StringValue.Create(change(input.ToStringValue())));

    /// <summary>In HTML the text between the breaks is escaped here, so that the breaks are breaks.</summary>
    private static StringValue LineBreaks(FluidValue input, bool inMarkup)
    {
        var text = Given.Piece(input, inMarkup).Replace("\r\n", "\n", StringComparison.Ordinal).Replace("\n", "<br />\n", StringComparison.Ordinal);
        return StringValue.Create(text, encode: !inMarkup);
    }

    private static byte[] Bytes(string text) => Utf8.GetBytes(Unicode.Repair(text));

    private static string DecodeBase64(string text, Func<string, byte[]> decode)
    {
        try
        {
            return Utf8.GetString(decode(text));
        }
        catch (Exception e) when (e is FormatException or DecoderFallbackException)
        {
            throw new FormatException("The text is not base64.", e);
        }
    }

    private static string DecodeUrl(string text)
    {
        var bytes = Bytes(text);
        var length = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            var escaped = bytes[i] == '%' && i + 2 < bytes.Length && char.IsAsciiHexDigit((char)bytes[i + 1]) && char.IsAsciiHexDigit((char)bytes[i + 2]);
            bytes[length++] = escaped ? Convert.FromHexString([(char)bytes[i + 1], (char)bytes[i + 2]])[0] : bytes[i] == '+' ? (byte)' ' : bytes[i];
            if (escaped)
                i += 2;
        }
        try
        {
            return Utf8.GetString(bytes, 0, length);
        }
        catch (DecoderFallbackException e)
        {
            throw new FormatException("The text is not UTF-8 behind its escapes.", e);
        }
    }
}
