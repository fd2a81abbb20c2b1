using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Http;
using ServiceDefaults.Problems;

namespace ServiceDefaults.Tests;

public sealed class JsonBodyTests
{
    [Theory]
    [InlineData("", 400, "no_body")]
    [InlineData("{\n  \"a\": oops }", 400, "not_json")]
    [InlineData("{\"a\":\"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\"}", 413, "too_large")]
    public async Task A_bad_body_is_answered_with_its_reason(string body, int status, string code)
    {
        var read = await ReadAsync(Encoding.UTF8.GetBytes(body), gzip: false);
        Assert.Equal(status, read.Problem?.StatusCode);
        Assert.Equal(code, read.Problem!.ProblemDetails.Extensions["code"]);
    }

    [Fact]
    public async Task The_place_of_a_syntax_error_is_told()
    {
        var read = await ReadAsync("{\n  \"a\": oops }"u8.ToArray(), gzip: false);
        Assert.Contains("line 2, column 8", read.Problem!.ProblemDetails.Detail);
    }

    [Fact]
    public async Task A_gzip_bomb_is_refused_by_what_it_inflates_to()
    {
        var read = await ReadAsync(Gzip(Encoding.UTF8.GetBytes($"\"{new string('a', 1_000_000)}\"")), gzip: true, maxBytes: 10_000);
        Assert.Equal("too_large", read.Problem!.ProblemDetails.Extensions["code"]);
    }

    [Fact]
    public async Task Gzip_is_undone_and_its_absence_noticed()
    {
        Assert.Equal(1, (await ReadAsync(Gzip("{\"a\":1}"u8.ToArray()), gzip: true)).Json.GetProperty("a").GetInt32());
        Assert.Equal("not_gzip", (await ReadAsync("{\"a\":1}"u8.ToArray(), gzip: true)).Problem!.ProblemDetails.Extensions["code"]);
    }

    private static async Task<JsonBody> ReadAsync(byte[] body, bool gzip, int maxBytes = 50)
    {
        var request = new DefaultHttpContext().Request;
        request.Body = new MemoryStream(body);
        if (gzip)
            request.Headers.ContentEncoding = "gzip";
        return await JsonBody.ReadAsync(request, maxBytes, TestContext.Current.CancellationToken);
    }

    private static byte[] Gzip(byte[] plain)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionMode.Compress))
            gzip.Write(plain);
        return packed.ToArray();
    }
}
