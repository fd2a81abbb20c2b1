using System.Text;
using Microsoft.AspNetCore.Http;

namespace ServiceDefaults.Tests;

public sealed class ApiKeysTests
{
    [Theory]
    [InlineData("Bearer secret", "secret")]
    [InlineData("bearer secret", "secret")]
    [InlineData("Basic secret:", "secret")]
    [InlineData("Basic secret", "secret")]
    [InlineData("Basic secret:password", "secret")]
    [InlineData("Digest secret", null)]
    [InlineData("Bearer", null)]
    [InlineData("", null)]
    public void The_key_is_read_from_either_scheme(string header, string? key)
    {
        var request = new DefaultHttpContext().Request;
        request.Headers.Authorization = header.StartsWith("Basic ", StringComparison.Ordinal)
            ? "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(header[6..]))
            : header;
        Assert.Equal(key, ApiKeys.ApiKeys.Of(request));
    }

    [Theory]
    [InlineData("b", true)]
    [InlineData("c", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Only_known_keys_pass(string? key, bool passes) => Assert.Equal(passes, ApiKeys.ApiKeys.IsKnown(key, ["a", "b"]));
}
