using Renderer.Delivery;
using Renderer.Hosting;

namespace Renderer.Sends;

/// <summary>Takes due sends from the outbox and runs a bounded number of them side by side.</summary>
internal sealed class SendWorker(
    Outbox outbox, SendPipeline pipeline, SendSignal signal, RendererOptions options, DeliveryOptions delivery, TimeProvider time, ILogger<SendWorker> log)
    : BackgroundService
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1); // timers have a limit; an idle look at the outbox costs nothing
    private static readonly TimeSpan AfterTrouble = TimeSpan.FromSeconds(5); // a full disk or a locked file: neither spins nor gives up

    private int _running;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var running = new HashSet<Task>();
        try
        {
            await ResumeAsync(stoppingToken);
            while (!stoppingToken.IsCancellationRequested)
            {
                running.RemoveWhere(t => t.IsCompleted);
                await TurnAsync(running, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops; what was being resolved is taken up again at the next start.
        }
        await Task.WhenAll(running);
    }

    private async Task ResumeAsync(CancellationToken stoppingToken)
    {
        foreach (var send in await outbox.ResumeAsync(stoppingToken))
        {
            var answer = new Answer.Unknown("the process ended while it was being delivered");
            var step = SendPolicy.After(answer, send, delivery, time.GetUtcNow());
            if (step.State == SendState.Deferred)
                step = step with { Due = time.GetUtcNow() }; // the restart was wait enough
            await outbox.RecordAsync(send.Id, step, null, stoppingToken);
        }
    }

    private async Task TurnAsync(HashSet<Task> running, CancellationToken stoppingToken)
    {
        var free = options.Workers - Volatile.Read(ref _running);
        var wait = LongestWait;
        try
        {
            var claimed = free > 0 ? await outbox.ClaimAsync(free, stoppingToken) : [];
            foreach (var send in claimed)
            {
                Interlocked.Increment(ref _running);
                running.Add(Task.Run(() => RunAsync(send, stoppingToken), CancellationToken.None));
            }
            if (claimed.Count > 0)
                return;
            if (free > 0 && outbox.NextDue() is { } due)
                wait = TimeSpan.FromTicks(Math.Clamp((due - time.GetUtcNow()).Ticks, TimeSpan.TicksPerMillisecond, LongestWait.Ticks));
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            log.LogError(e, "The outbox could not be read; trying again in {Wait}.", AfterTrouble);
            wait = AfterTrouble;
        }
        using var timer = new CancellationTokenSource(wait, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, stoppingToken);
        try
        {
            await signal.WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (!stoppingToken.IsCancellationRequested)
        {
            // Something is due.
        }
    }

    private async Task RunAsync(ClaimedSend send, CancellationToken stoppingToken)
    {
        try
        {
            await pipeline.RunAsync(send, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Taken up again at the next start.
        }
        catch (Exception e)
        {
            log.LogError(e, "Send {Send} met a bug.", send.Id);
            await GiveUpAsync(send);
        }
        finally
        {
            Interlocked.Decrement(ref _running);
            signal.Wake(); // a place is free
        }
    }

    private async Task GiveUpAsync(ClaimedSend send)
    {
        try
        {
            await outbox.RecordAsync(send.Id, new(SendState.Failed, "an internal error; the log has it under this id"), null, CancellationToken.None);
        }
        catch (Exception e)
        {
            log.LogError(e, "Send {Send} could not be recorded; the next start takes it up.", send.Id);
        }
    }
}
