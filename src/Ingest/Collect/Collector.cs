using System.Globalization;
using Ingest.Collect.Sources;
using Ingest.Events;
using Ingest.Hosting;
using Ingest.Processing;
using Microsoft.AspNetCore.Http.Features;
using ServiceDefaults.Problems;

namespace Ingest.Collect;

/// <summary>What every request goes through, whatever its protocol.</summary>
internal sealed class Collector(SourceRegistry sources, RateLimits rates, BodyBudget budget, IIntake intake, TimeProvider time, ILogger<Collector> log)
{
    public Task<IResult> CollectAsync(HttpRequest http, Door door, CancellationToken cancellationToken) =>
        door.Patience is { } patience ? CollectWithinAsync(patience, http, door, cancellationToken) : CollectAllAsync(http, door, cancellationToken);

    private async Task<IResult> CollectWithinAsync(TimeSpan patience, HttpRequest http, Door door, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await CollectAllAsync(http, door, either.Token);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            return Reject(http, door, Rejection.TooSlow);
        }
    }

    private async Task<IResult> CollectAllAsync(HttpRequest http, Door door, CancellationToken cancellationToken)
    {
        var at = time.GetUtcNow();
        using var span = IngestTelemetry.Source.StartActivity("collect");
        span?.SetTag("protocol", door.Protocol.Word());
        var claim = door.Identify(http, sources);
        if (claim.IsMade && Refuse(claim.Source, door, http) is { } early) // before the body, which may be large
            return Reject(http, door, early);
        using var memory = budget.TryReserve(http, door.MaxBytes);
        if (memory is null)
            return Reject(http, door, Rejection.Full(BodyBudget.ComeAgain));
        if (http.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = null; // RawBody counts, after decompression too, and says what the protocol expects
        using var body = await RawBody.ReadAsync(http, door.MaxBytes, cancellationToken);
        if (body.Fault is { } fault)
            return Reject(http, door, Rejection.Of(fault));
        var reading = door.Read(new(http, claim.Source, body.Bytes, at), sources);
        using var owner = reading.Owner;
        if (reading.Rejection is { } rejection)
            return Reject(http, door, rejection);
        if (!claim.IsMade && Refuse(reading.Source, door, http) is { } late)
            return Reject(http, door, late);
        rates.Charge(reading.Source!, reading.Items.Count);
        Note(reading.Items);
        try
        {
            // Here, and not in a method of its own: every answer that has waited for the disk would pass through one more.
            var outcomes = door.Patience is null ? await intake.AcceptAsync(reading.Items, cancellationToken) : await AcceptAsync(reading.Items, cancellationToken);
            return outcomes.OfType<IntakeOutcome.Full>().FirstOrDefault() is { } full
                ? Reject(http, door, Rejection.Full(full.RetryAfter))
                : reading.Answer(outcomes);
        }
        catch (Exception e) when (StorageTrouble.Is(e))
        {
            StorageTrouble.Log(http.HttpContext, e);
            return Reject(http, door, Rejection.NoStorage);
        }
    }

    private void Note(IReadOnlyList<Collected> items)
    {
        var refusals = items.Where(i => i.Refusal is not null).ToList();
        if (refusals is [var first, ..])
            log.LogWarning("{Count} of {All} events of {Source} refused: {Reason}", refusals.Count, items.Count, first.Refusal!.Source, first.Refusal.Reason);
    }

    /// <summary>Waits no longer than the request does; what is handed on goes on without it, and a repeat of it counts once.</summary>
    private async Task<IReadOnlyList<IntakeOutcome>> AcceptAsync(IReadOnlyList<Collected> items, CancellationToken cancellationToken)
    {
        var accepting = intake.AcceptAsync(items, CancellationToken.None);
        try
        {
            return await accepting.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            _ = accepting.ContinueWith(
                a => StorageTrouble.Log(log, a.Exception!.GetBaseException()), CancellationToken.None,
                TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            throw;
        }
    }

    private Rejection? Refuse(EventSource? source, Door door, HttpRequest http)
    {
        if (source is null || !source.Protocols.Contains(door.Protocol))
            return Rejection.WrongKey;
        if (!BrowserAccess.IsAllowed(http, source))
            return Rejection.WrongOrigin;
        return rates.Wait(source) is { } wait ? Rejection.TooFast(wait) : null;
    }

    private IResult Reject(HttpRequest http, Door door, Rejection rejection)
    {
        if (rejection.RetryAfter is { } wait)
        {
            var seconds = (long)Math.Ceiling(Math.Max(1, wait.TotalSeconds));
            var headers = http.HttpContext.Response.Headers;
            headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
            headers["X-RateLimit-Reset"] = (time.GetUtcNow().ToUnixTimeSeconds() + seconds).ToString(CultureInfo.InvariantCulture);
        }
        return door.Reject(http, rejection);
    }
}
