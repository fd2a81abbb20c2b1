using System.Security.Cryptography;
using System.Text;
using Renderer.Sources.Calls;

namespace Renderer.Tests.Sources.Credentials;

public sealed class HmacSignatureTests
{
    [Theory]
    [InlineData("", false)]
    [InlineData(", algorithm: sha512, encoding: base64", true)]
    public async Task A_request_is_signed_as_documented(string settings, bool strong)
    {
        var rig = new ClientRig(
            $$"""
            x:
              base: https://x.example/api
              auth: { hmac: { secret: s3cret, key: k1, signature_header: X-Sig{{settings}} } }
              operations: { y: { post: "/find?q={q}", body: { n: 1 } } }
            """);

        Assert.IsType<Fetched.Value>(await rig.FetchAsync("""{"q":"a b~"}"""));

        // Written down here a second time, from docs/sources.md.
        var signed = Encoding.UTF8.GetBytes("POST\n/api/find?q=a%20b~\n1795428000\n" + Convert.ToHexStringLower(SHA256.HashData("""{"n":1}"""u8)));
        var expected = strong ? Convert.ToBase64String(HMACSHA512.HashData("s3cret"u8, signed)) : Convert.ToHexStringLower(HMACSHA256.HashData("s3cret"u8, signed));
        var headers = Assert.Single(rig.Requests).Request.Headers;
        Assert.Equal((expected, "1795428000", "k1"), (headers.GetValues("X-Sig").Single(), headers.GetValues("X-Timestamp").Single(), headers.GetValues("X-Key").Single()));
    }
}
