using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Renderer.Hosting;
using TemplateLanguage.Rendering;

namespace Renderer.Engagement;

/// <summary>Signs the links of a message: they lead back to its send, and cannot be made up.</summary>
internal sealed class LinkSigner(RendererOptions options, LinkKey key)
{
    private const int SignatureLength = 16; // 128 bits, as good as the whole for a tag that is checked here

    public MessageLinks For(string sendId)
    {
        var root = $"{options.PublicUrl!.TrimEnd('/')}/m/{Token(sendId)}";
        return new($"{root}/unsubscribe", $"{root}/preferences", $"{root}/view");
    }

    /// <summary>The send a token was made for, or <c>null</c> for one that was not made here.</summary>
    public string? Read(string token)
    {
        var dot = token.IndexOf('.', StringComparison.Ordinal);
        if (dot <= 0)
            return null;
        var sendId = token[..dot];
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Token(sendId)), Encoding.UTF8.GetBytes(token)) ? sendId : null;
    }

    private string Token(string sendId)
    {
        var hash = HMACSHA256.HashData(key.Bytes, Encoding.UTF8.GetBytes(sendId));
        return $"{sendId}.{Base64Url.EncodeToString(hash.AsSpan(0, SignatureLength))}";
    }
}
