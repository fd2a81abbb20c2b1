using Microsoft.Extensions.Time.Testing;
using TemplateLanguage.Rendering;

namespace TemplateLanguage.Tests.Planning;

public sealed class ResolverTests
{
    private readonly Gates _gates = new();
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public async Task Independent_sources_are_in_flight_together()
    {
        var rendering = RenderAsync("{% source a = api.a() default 0 %}{% source b = api.b() default 0 %}{% source c = api.c() default 0 %}{{ a }}{{ b }}{{ c }}");
        await Task.WhenAll(_gates["a"].Begun.Task, _gates["b"].Begun.Task, _gates["c"].Begun.Task); // none has answered yet
        _gates["a"].Answer.SetResult("1");
        _gates["b"].Answer.SetResult("2");
        _gates["c"].Answer.SetResult("3");

        Assert.Equal("123", Html(await rendering));
    }

    [Fact]
    public async Task A_dependent_starts_when_its_input_arrives()
    {
        var rendering = RenderAsync("{% source d = api.get(id: a.id) default 0 %}{% source a = api.a() required %}{% source b = api.b() required %}{{ a.id }}{{ d }}{{ b }}");
        await Task.WhenAll(_gates["a"].Begun.Task, _gates["b"].Begun.Task);
        Assert.False(_gates["d"].Begun.Task.IsCompleted);
        _gates["a"].Answer.SetResult("""{"id":"x"}""");
        var call = await _gates["d"].Begun.Task; // although b is still under way
        Assert.Equal("x", call.Arguments["id"].GetString());
        _gates["d"].Answer.SetResult("4");
        _gates["b"].Answer.SetResult("5");

        Assert.Equal("x45", Html(await rendering));
    }

    [Fact]
    public async Task A_source_is_late_after_its_limit()
    {
        var rendering = RenderAsync("{% source a = api.a() within 100ms %}{% block x %}{{ a }}{% fallback %}F {{ sources.a.status }}{% endblock %}");
        await _gates["a"].Begun.Task;
        _time.Advance(TimeSpan.FromMilliseconds(100));
        await _gates["a"].Cancelled.Task;

        var outcome = await rendering;
        Assert.Equal("F late", Html(outcome));
        Assert.Equal(("late", "timeout"), (outcome.Report.Sources[0].Status, outcome.Report.Sources[0].Error));
    }

    [Theory]
    [InlineData("within 100ms", 100)]
    [InlineData("", 400)]
    public async Task A_value_that_is_known_stands_in_for_one_that_is_late(string limit, int milliseconds)
    {
        _gates.Known = "~7";
        var rendering = Rig.Template($"{{% source a = api.a() {limit} %}}{{% block x %}}{{{{ a }}}} {{{{ sources.a.status }}}}{{% fallback %}}F{{% endblock %}}", "deadline: 400ms\n").RenderAsync(_gates, _time);
        await _gates["a"].Begun.Task;
        _time.Advance(TimeSpan.FromMilliseconds(milliseconds + 1)); // never to the tick

        var outcome = await rendering;
        Assert.Equal("7 stale", Html(outcome));
        Assert.Equal((null, "body"), (outcome.Report.Sources[0].Error, outcome.Report.Blocks[0].Outcome));
        await _gates["a"].Cancelled.Task;
    }

    [Fact]
    public async Task What_has_a_default_has_it_at_the_deadline()
    {
        var rendering = Rig.Template("{% source a = api.a() default 7 %}{% block x %}{{ a }}{% fallback %}F{% endblock %}", "deadline: 400ms\n").RenderAsync(_gates, _time);
        await _gates["a"].Begun.Task;
        _time.Advance(TimeSpan.FromMilliseconds(401)); // never to the tick

        Assert.Equal("7", Html(await rendering));
    }

    [Fact]
    public async Task A_block_gives_up_before_its_source()
    {
        var rendering = RenderAsync("{% source a = api.a() within 900ms %}{% block x within 50ms %}{{ a }}{% fallback %}F{% endblock %}");
        await _gates["a"].Begun.Task;
        _time.Advance(TimeSpan.FromMilliseconds(50));

        Assert.Equal("F", Html(await rendering));
        await _gates["a"].Cancelled.Task;
    }

    [Fact]
    public async Task A_source_shared_with_the_patient_is_late_for_the_block_only()
    {
        var rendering = RenderAsync("{% source a = api.a() default 0 %}{% block x within 50ms %}{{ a }}{% fallback %}F{% endblock %}{{ a }}");
        await _gates["a"].Begun.Task;
        _time.Advance(TimeSpan.FromMilliseconds(60));
        _gates["a"].Answer.SetResult("7");

        var outcome = await rendering;
        Assert.Equal("F7", Html(outcome));
        Assert.Equal("a: late for the block", outcome.Report.Blocks[0].Reason);
    }

    [Fact]
    public async Task Nobody_waits_for_a_source_whose_block_has_fallen()
    {
        var rendering = RenderAsync("{% source a = api.a() %}{% source b = api.b() %}{% block x %}{{ a }}{{ b }}{% fallback %}F{% endblock %}");
        await Task.WhenAll(_gates["a"].Begun.Task, _gates["b"].Begun.Task);
        _gates["a"].Answer.SetResult("!status");

        Assert.Equal("F", Html(await rendering)); // b has never answered
        await _gates["b"].Cancelled.Task;
    }

    [Fact]
    public async Task The_deadline_ends_everything()
    {
        var rendering = Rig.Template("{% source a = api.a() %}{% block x %}{{ a }}{% fallback %}F{% endblock %}", "deadline: 400ms\n").RenderAsync(_gates, _time);
        await _gates["a"].Begun.Task;
        _time.Advance(TimeSpan.FromMilliseconds(400));

        var outcome = await rendering;
        Assert.Equal("F", Html(outcome));
        Assert.Equal(TimeSpan.FromMilliseconds(400), outcome.Report.Fetched);
    }

    [Fact]
    public async Task A_required_source_that_fails_ends_the_waiting()
    {
        var rendering = RenderAsync("{% source a = api.a() required %}{% source b = api.b() required %}{{ a }}{{ b }}");
        await Task.WhenAll(_gates["a"].Begun.Task, _gates["b"].Begun.Task);
        _gates["a"].Answer.SetResult("!status");

        Assert.Equal("a", Assert.IsType<RenderOutcome.Missing>(await rendering).Source);
        await _gates["b"].Cancelled.Task;
    }

    [Fact]
    public async Task Inputs_that_fail_fail_their_dependents()
    {
        var rendering = RenderAsync(
            "{% source a = api.a() %}{% source d = api.get(id: a) %}{% source e = api.get(id: d) default 'E' %}{% block x %}{{ d }}{% fallback %}F {{ sources.d.error }}{% endblock %}{{ e }}");
        await _gates["a"].Begun.Task;
        _gates["a"].Answer.SetResult("!status");

        Assert.Equal("F input_failedE", Html(await rendering));
        Assert.False(_gates["d"].Begun.Task.IsCompleted);
    }

    [Fact]
    public async Task When_keeps_a_source_from_being_called()
    {
        var outcome = await RenderAsync("{% source a = api.a() when recipient.vip required %}{{ a }}[{{ sources.a.status }}]");

        Assert.Equal("[skipped]", Html(outcome));
        Assert.False(_gates["a"].Begun.Task.IsCompleted);
    }

    [Fact]
    public async Task A_default_stands_in_for_a_failure()
    {
        var rendering = RenderAsync("{% source a = api.a() default 'none' %}{{ a }} {{ sources.a.status }} {{ sources.a.error }}");
        _gates["a"].Answer.SetResult("!connect");

        Assert.Equal("none default connect", Html(await rendering));
    }

    [Fact]
    public async Task Metadata_tells_age_and_staleness()
    {
        var rendering = RenderAsync("{% source a = api.a() default 0 %}{{ a.size }} {{ sources.a.status }} {{ sources.a.stale }} {{ sources.a.age }}");
        _gates["a"].Answer.SetResult("~[1,2]");

        Assert.Equal("2 stale true 250", Html(await rendering));
    }

    [Fact]
    public async Task Unused_sources_are_not_called()
    {
        Assert.Equal("x", Html(await RenderAsync("{% source a = api.a() %}x")));
        Assert.False(_gates["a"].Begun.Task.IsCompleted);
    }

    [Fact]
    public async Task Cancellation_reaches_the_calls()
    {
        using var stop = new CancellationTokenSource();
        var rendering = Rig.Template("{% source a = api.a() default 0 %}{{ a }}").RenderAsync(
            new() { Recipient = System.Text.Json.JsonElement.Parse("{}") }, _gates, _time, stop.Token);
        await _gates["a"].Begun.Task;
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => rendering);
        await _gates["a"].Cancelled.Task;
    }

    private Task<RenderOutcome> RenderAsync(string body) => Rig.Template(body).RenderAsync(_gates, _time);

    private static string Html(RenderOutcome outcome) => Assert.IsType<RenderOutcome.Rendered>(outcome).Parts.Html;
}
