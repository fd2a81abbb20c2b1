using System.Text;
using System.Text.Json;
using Renderer.Editor;
using Renderer.Editor.Protocol;

namespace Renderer.Tests.Editor;

/// <summary>The protocol itself; what the server knows is tested by a client of others' in EndToEnd.</summary>
public sealed class LanguageServerTests
{
    private const string Initialize = """{"jsonrpc":"2.0","id":0,"method":"initialize","params":{"capabilities":{}}}""";
    private const string Hover = """{"jsonrpc":"2.0","id":"h","method":"textDocument/hover","params":{"textDocument":{"uri":"file:///none/t.mjml"},"position":{"line":0,"character":0}}}""";

    [Theory]
    [InlineData("{{{", "null -32700")]
    [InlineData("[]", "null -32600")]
    [InlineData("7", "null -32600")]
    [InlineData("""{"jsonrpc":"2.0","id":7}""", "7 -32600")]
    [InlineData("""{"jsonrpc":"2.0","id":7,"method":5}""", "7 -32600")]
    [InlineData("""{"jsonrpc":"2.0","id":7,"method":"initialize"}""", "7 -32600")]
    [InlineData("""{"jsonrpc":"2.0","id":7,"method":"no/such"}""", "7 -32601")]
    [InlineData("""{"jsonrpc":"2.0","id":7,"method":"textDocument/hover"}""", "7 -32602")]
    [InlineData("""{"jsonrpc":"2.0","id":7,"method":"textDocument/hover","params":[]}""", "7 -32602")]
    [InlineData("""{"jsonrpc":"2.0","id":7,"method":"textDocument/hover","params":{"textDocument":null,"position":{"line":0,"character":0}}}""", "7 -32602")]
    [InlineData("""{"jsonrpc":"2.0","id":7,"method":"textDocument/hover","params":{"textDocument":{"uri":"x"},"position":{"line":"0","character":0}}}""", "7 -32602")]
    [InlineData("""{"jsonrpc":"2.0","id":7,"method":"textDocument/hover","params":{"textDocument":{"uri":"no uri"},"position":{"line":-1,"character":-1}}}""", "7")]
    [InlineData("""{"jsonrpc":"2.0","method":"no/such"}""", null)]
    [InlineData("""{"jsonrpc":"2.0","method":"$/no-such","params":{}}""", null)]
    [InlineData("""{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{}}""", null)]
    [InlineData("""{"jsonrpc":"2.0","method":"textDocument/didChange","params":{"textDocument":{"uri":"file:///none","version":1},"contentChanges":[]}}""", null)]
    [InlineData("""{"jsonrpc":"2.0","id":7,"result":null}""", null)]
    [InlineData("""{"jsonrpc":"2.0","method":"$/cancelRequest","params":{"id":99}}""", null)]
    public async Task A_bad_message_ends_nothing(string message, string? answer)
    {
        var (code, answers) = await SayAsync(Frames(Initialize, message, Hover));

        Assert.Equal(["0", .. answer is null ? [] : (string[])[answer], "\"h\""], answers);
        Assert.Equal(1, code); // the input ended without 'exit'
    }

    [Fact]
    public async Task A_header_without_a_length_is_told_and_passed_over()
    {
        var (_, answers) = await SayAsync(Frames(Initialize) + "Content-Type: x\r\n\r\n" + Frames(Hover));

        Assert.Equal(["0", "null -32700", "\"h\""], answers);
    }

    [Theory]
    [InlineData("Content-Length: 999999999\r\n\r\n")]
    [InlineData("Content-Length: 10\r\n\r\n{}")]
    [InlineData("Content-Length")]
    public async Task What_no_message_can_follow_is_the_end(string bytes) => Assert.Equal(["0"], (await SayAsync(Frames(Initialize) + bytes)).Answers);

    [Fact]
    public async Task A_message_may_come_in_any_pieces()
    {
        using var input = new Trickle(Encoding.UTF8.GetBytes(Frames(Initialize, Hover.Replace("none", "ünï😀", StringComparison.Ordinal))));

        Assert.Equal(["0", "\"h\""], (await SayAsync(input)).Answers);
    }

    [Fact]
    public async Task A_request_that_waits_can_be_cancelled()
    {
        var (_, answers) = await SayAsync(Frames(Initialize, Hover, """{"jsonrpc":"2.0","method":"$/cancelRequest","params":{"id":"h"}}"""));

        Assert.Equal(["0", "\"h\" -32800"], answers);
    }

    [Theory]
    [InlineData(0, """{"jsonrpc":"2.0","id":1,"method":"shutdown"}""", """{"jsonrpc":"2.0","method":"exit"}""")]
    [InlineData(1, """{"jsonrpc":"2.0","id":1,"method":"shutdown"}""")]
    [InlineData(1, """{"jsonrpc":"2.0","method":"exit"}""")]
    public async Task The_exit_code_tells_whether_the_client_said_goodbye(int code, params string[] messages) =>
        Assert.Equal(code, (await SayAsync(Frames([Initialize, .. messages]))).Code);

    [Fact]
    public async Task Nothing_is_answered_before_initialize() => Assert.Equal(["\"h\" -32002", "0"], (await SayAsync(Frames(Hover, Initialize))).Answers);

    private static string Frames(params string[] messages) => string.Concat(messages.Select(m => $"content-length: {Encoding.UTF8.GetByteCount(m)}\r\n\r\n{m}"));

    private static async Task<(int Code, IReadOnlyList<string> Answers)> SayAsync(string bytes)
    {
        using var input = new MemoryStream(Encoding.UTF8.GetBytes(bytes));
        return await SayAsync(input);
    }

    /// <summary>The exit code, and "id code" of each answer.</summary>
    private static async Task<(int Code, IReadOnlyList<string> Answers)> SayAsync(Stream input)
    {
        using var output = new MemoryStream();
        var code = await new LanguageServer(new MessageStream(input, output)).RunAsync(TestContext.Current.CancellationToken);
        output.Position = 0;
        var reader = new MessageStream(output, Stream.Null);
        var answers = new List<string>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken) is { } content)
        {
            var answer = JsonElement.Parse(content);
            answers.Add($"{answer.GetProperty("id").GetRawText()} {(answer.TryGetProperty("error", out var error) ? error.GetProperty("code").GetInt32() : "")}".Trim());
        }
        return (code, answers);
    }

    /// <summary>Gives one byte at a time.</summary>
    private sealed class Trickle(byte[] bytes) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => base.ReadAsync(buffer[..1], cancellationToken);
    }
}
