using Renderer.Delivery;
using TemplateLanguage;
using TemplateLanguage.Rendering;

namespace Renderer.Sends;

/// <summary>Whether and when a send is tried again: decided from records alone.</summary>
internal static class SendPolicy
{
    /// <summary>What follows a rendering; <c>null</c>: the message is delivered.</summary>
    public static NextStep? After(RenderOutcome outcome, FrontMatter template, ClaimedSend send, DeliveryOptions options, DateTimeOffset now) =>
        outcome switch
        {
            RenderOutcome.Rendered => null,
            RenderOutcome.Aborted a => new(SendState.Aborted, a.Reason),
            RenderOutcome.Deferred d => Later(d.After, d.Reason, send, options, now),
            RenderOutcome.Missing m when template.OnMissing == OnMissing.Retry =>
                Later(options.DelayAfter(send.Attempt), $"source '{m.Source}': {m.Error}", send, options, now),
            RenderOutcome.Missing m => new(SendState.Aborted, $"required source '{m.Source}' failed: {m.Error}"),
            RenderOutcome.Faulted f => new(SendState.Aborted, f.Fault.ToString()),
            _ => throw new System.Diagnostics.UnreachableException($"Unknown outcome {outcome.GetType().Name}."),
        };

    /// <summary>What follows the mail server's answer.</summary>
    public static NextStep After(Answer answer, ClaimedSend send, DeliveryOptions options, DateTimeOffset now) =>
        answer switch
        {
            Answer.Taken => new(SendState.Sent),
            Answer.TryLater later => Later(options.DelayAfter(send.Attempt), later.Reply, send, options, now),
            Answer.Refused refused => new(SendState.Failed, $"{refused.Guilty}: {refused.Reply}"),
            Answer.Unknown unknown when options.Policy == DeliveryPolicy.AtLeastOnce =>
                Later(options.DelayAfter(send.Attempt), $"may have been sent ({unknown.Reason}); repeated with the same Message-ID", send, options, now),
            Answer.Unknown unknown => new(SendState.Failed, $"may have been sent ({unknown.Reason}); not repeated"),
            _ => throw new System.Diagnostics.UnreachableException($"Unknown answer {answer.GetType().Name}."),
        };

    private static NextStep Later(TimeSpan delay, string reason, ClaimedSend send, DeliveryOptions options, DateTimeOffset now)
    {
        var due = now + delay;
        return due - send.AcceptedAt > options.GiveUpAfter
            ? new(SendState.Failed, $"given up after {send.Attempt} tries: {reason}")
            : new(SendState.Deferred, reason, due);
    }
}
