using Renderer.Sources.Records;
using TemplateLanguage.Planning;

namespace Renderer.Tests.Sources.Execution;

public sealed class MisbehavingTests
{
    private const string Schema = """{"type":"object"}""";

    [Theory]
    [InlineData("shop=status:503", "status", 2)]
    [InlineData("shop=connect", "connect", 2)]
    [InlineData("shop=reset", "connect", 2)]
    [InlineData("shop=reset:body", "connect", 2)]
    [InlineData("shop=truncated", "not_json", 1)]
    [InlineData("shop=not_json", "not_json", 1)]
    [InlineData("shop=too_large", "too_large", 1)]
    [InlineData("shop=schema", "schema", 1)]
    [InlineData("shop=timeout", "timeout", 1)]
    [InlineData("shop=drip:1h", "timeout", 1)]
    [InlineData("shop.cart=latency:2h", "timeout", 1)]
    [InlineData("shop=stale:2d", "stale", 2)]
    [InlineData("shop=stale:2d*1", null, 2)]
    [InlineData("shop=status:503*1", null, 2)]
    [InlineData("shop=reset:body*1", null, 2)]
    [InlineData("shop=latency:10ms", null, 1)]
    public async Task Pipelines_see_the_fault_and_the_record_names_it(string misbehave, string? error, int attempts)
    {
        using var rig = new SourceRig("timeout: 1h", schema: Schema) { Answer = (_, _) => Task.FromResult(SourceRig.Json("""{"as_of":"2026-11-23T09:59:59Z","name":"enamel mug, forest"}""")) };
        var send = rig.Send(misbehave);
        var answer = await rig.Time.RunAsync(SourceRig.CallAsync(send, retry: 1, fresh: TimeSpan.FromDays(1)), TimeSpan.FromHours(2));

        Assert.Equal(error, (answer as SourceAnswer.Failure)?.Error);
        Assert.Equal((error, attempts), (send.ReportOf("cart")!.Error, send.ReportOf("cart")!.Attempts));
    }

    [Fact]
    public async Task What_misbehaves_for_one_send_does_not_for_another()
    {
        using var rig = new SourceRig("retry: 0");
        var (first, second) = (rig.Send("shop=schema"), rig.Send());

        await SourceRig.CallAsync(first, cache: TimeSpan.FromMinutes(1));
        await SourceRig.CallAsync(second, cache: TimeSpan.FromMinutes(1));

        Assert.Equal(CacheOutcome.Miss, second.ReportOf("cart")!.Cache);
    }

    [Fact]
    public async Task A_list_in_the_configuration_is_for_every_send()
    {
        using var rig = new SourceRig("retry: 0", options: new() { Misbehave = "shop=status:500" });
        Assert.Equal("status", Assert.IsType<SourceAnswer.Failure>(await rig.CallAsync()).Error);

        var fault = Assert.Throws<InvalidOperationException>(() => new SourceRig(options: new() { Misbehave = "shop=slow" }));
        Assert.StartsWith("Renderer:Sources:Misbehave: 'slow' is no fault", fault.Message, StringComparison.Ordinal);
    }
}
