using System.Text.Json;
using Fluid.Values;
using TemplateLanguage.Values;

namespace TemplateLanguage.Planning;

/// <summary>Fetches the sources of one message: each as soon as its inputs are known, none longer than somebody waits for it.</summary>
/// <remarks>One loop decides and evaluates; only the calls run beside it, so nothing here needs a lock.</remarks>
internal sealed class Resolver(ExecutionPlan plan, ISourceCaller caller, Evaluator evaluator, Scope scope, TimeProvider time)
{
    private readonly Resolution _resolution = new(plan);
    private readonly Arrivals _arrivals = new();
    private readonly Flight?[] _flights = new Flight?[plan.Steps.Length];
    private readonly long _start = time.GetTimestamp();
    private ulong _started;

    private TimeSpan Elapsed => time.GetElapsedTime(_start);

    public async Task<Resolution> ResolveAsync(CancellationToken cancellationToken)
    {
        scope.Set("sources", _resolution.Metadata());
        try
        {
            while (true)
            {
                StartAll();
                var elapsed = Elapsed;
                var wanted = Patience.Wanted(plan, _resolution, elapsed);
                if (wanted == 0)
                    break;
                CancelUnwanted(wanted);
                await WaitAsync(Patience.NextLimit(plan, elapsed), cancellationToken);
                while (_arrivals.TryTake(out var arrival))
                    Settle(arrival.Source, arrival.Answer);
            }
        }
        finally
        {
            for (var i = 0; i < _flights.Length; i++)
            {
                if (_flights[i] is not { } flight)
                    continue;
                if ((_resolution.Settled & plan.Steps[i].Bit) == 0)
                    await flight.CancelAsync(); // reaches the socket of a call that nobody waits for any more
                flight.Dispose();
            }
        }
        GiveUp();
        _resolution.Fetched = Elapsed;
        return _resolution;
    }

    /// <summary>Starts what can start; settling one may allow the next, so it goes on until nothing moves.</summary>
    private void StartAll()
    {
        for (var moved = true; moved;)
        {
            moved = false;
            for (var i = 0; i < plan.Steps.Length; i++)
            {
                var step = plan.Steps[i];
                if (!step.Used || ((_started | _resolution.Settled) & step.Bit) != 0 || (step.Inputs & ~_resolution.Settled) != 0)
                    continue;
                Start(i);
                moved = true;
            }
        }
    }

    private void Start(int index)
    {
        var step = plan.Steps[index];
        _started |= step.Bit;
        if ((step.Needs & _resolution.Failed) != 0)
        {
            Fail(index, "input_failed", started: null, Elapsed);
            return;
        }
        if (step.Tag.Options.When is { } when && !evaluator.Holds(when, scope))
        {
            evaluator.TakeFault();
            Settle(index, new SettledSource(SourceStatus.Skipped, NilValue.Instance, null, null, Elapsed, null));
            return;
        }
        var arguments = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        for (var i = 0; i < step.Tag.Arguments.Count; i++)
        {
            var argument = step.Tag.Arguments[i];
            if (step.Constants[i] is { } constant)
                arguments[argument.Name!] = constant;
            else if (evaluator.Evaluate(argument.Value, scope) is { } value && !value.IsNil())
                arguments[argument.Name!] = JsonValues.ToJson(value);
        }
        if (evaluator.TakeFault() is not null)
        {
            Fail(index, "argument", started: null, Elapsed);
            return;
        }
        var options = step.Tag.Options;
        var call = new SourceCall(
            step.Tag.Name, step.Tag.System, step.Tag.Operation, arguments,
            options.Within, options.Fresh, options.Cache, options.Stale, options.Retry, options.Hedge);
        var flight = _flights[index] = new Flight(call, Elapsed, time);
        _ = CallAsync(index, call, flight.Token);
    }

    private async Task CallAsync(int index, SourceCall call, CancellationToken limit)
    {
        SourceAnswer? answer;
        try
        {
            // A caller that does not listen must not hold the message.
            answer = await caller.CallAsync(call, limit).WaitAsync(limit);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            await Task.Yield(); // out of the limit's own callbacks: those that end the call are among them
            answer = null;
        }
#pragma warning disable CA1031 // a fault of one caller costs its source, not the message
        catch (Exception)
#pragma warning restore CA1031
        {
            answer = new SourceAnswer.Failure("internal");
        }
        _arrivals.Add(index, answer);
    }

    private async Task WaitAsync(TimeSpan limit, CancellationToken cancellationToken)
    {
        var arrived = _arrivals.WaitAsync();
        if (arrived.IsCompleted)
            return;
        var patience = limit - Elapsed;
        await arrived.WaitAsync(patience > TimeSpan.Zero ? patience : TimeSpan.Zero, time, cancellationToken)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext); // a limit that passes is no exception
        cancellationToken.ThrowIfCancellationRequested();
    }

    private void CancelUnwanted(ulong wanted)
    {
        for (var i = 0; i < _flights.Length; i++)
        {
            if (_flights[i] is { } flight && ((wanted | _resolution.Settled) & plan.Steps[i].Bit) == 0)
                flight.Cancel();
        }
    }

    private void Settle(int index, SourceAnswer? answer)
    {
        var flight = _flights[index]!;
        switch (answer ?? caller.StandIn(flight.Call))
        {
            case SourceAnswer.Value value:
                Settle(index, value, flight.Started, Elapsed);
                break;
            case SourceAnswer.Failure failure:
                Fail(index, failure.Error, flight.Started, Elapsed);
                break;
            default:
                Fail(index, "timeout", flight.Started, Elapsed);
                break;
        }
    }

    private void Settle(int index, SourceAnswer.Value value, TimeSpan started, TimeSpan at) => Settle(
        index, new SettledSource(value.Stale ? SourceStatus.Stale : SourceStatus.Ok, JsonValues.ToLiquid(value.Json), null, started, at, value.Age));

    private void Fail(int index, string error, TimeSpan? started, TimeSpan at)
    {
        if (plan.Steps[index].Tag.Options.Default is { } otherwise)
        {
            var value = evaluator.Evaluate(otherwise, scope);
            evaluator.TakeFault();
            Settle(index, new SettledSource(SourceStatus.Default, value, error, started, at, null));
            return;
        }
        Settle(index, new SettledSource(error == "timeout" ? SourceStatus.Late : SourceStatus.Failed, NilValue.Instance, error, started, at, null));
    }

    private void Settle(int index, SettledSource settled)
    {
        _resolution.Settle(index, settled);
        scope.Set(plan.Steps[index].Tag.Name, settled.Value);
    }

    /// <summary>What has not come by now is late; rendering begins.</summary>
    private void GiveUp()
    {
        while (_arrivals.TryTake(out var arrival))
        {
            if ((_resolution.Settled & plan.Steps[arrival.Source].Bit) == 0 && arrival.Answer is { } answer)
                Settle(arrival.Source, answer);
        }
        // What stands in and what is the default are there at the deadline, not a moment behind it, where they would be late for every block.
        var at = Elapsed < plan.Deadline ? Elapsed : plan.Deadline;
        for (var i = 0; i < plan.Steps.Length; i++)
        {
            if (!plan.Steps[i].Used || (_resolution.Settled & plan.Steps[i].Bit) != 0)
                continue;
            if (_flights[i] is { } flight && at == plan.Deadline && caller.StandIn(flight.Call) is { } value)
                Settle(i, value, flight.Started, at);
            else
                Fail(i, "timeout", _flights[i]?.Started, at);
        }
    }
}
