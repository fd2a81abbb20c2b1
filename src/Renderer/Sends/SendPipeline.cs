using Renderer.Delivery;
using Renderer.Engagement;
using Renderer.Hosting;
using Renderer.Messages;
using TemplateLanguage.Rendering;

namespace Renderer.Sends;

/// <summary>The stages of one send, in order; no stage calls the next.</summary>
internal sealed class SendPipeline(
    ITemplateCatalog templates, ISourceCallers callers, LinkSigner links, SuppressionList suppressions, MessageComposer composer,
    Courier courier, Outbox outbox, DeliveryOptions options, TimeProvider time)
{
    public async Task<NextStep> RunAsync(ClaimedSend send, CancellationToken cancellationToken)
    {
        using var span = RendererTelemetry.Source.StartActivity("send")?.SetTag("send.id", send.Id).SetTag("send.template", send.Request.Template);
        var (step, reply) = await StepsAsync(send, cancellationToken);
        await outbox.RecordAsync(send.Id, step, reply, CancellationToken.None); // a shutdown must not lose an answer
        span?.SetTag("send.state", step.State.ToString());
        RendererTelemetry.Finished(step.State);
        return step;
    }

    private async Task<(NextStep Step, string? Reply)> StepsAsync(ClaimedSend send, CancellationToken cancellationToken)
    {
        var template = templates.Find(send.Request.Template);
        if (template is null)
            return (new(SendState.Failed, $"template '{send.Request.Template}' is gone or has errors"), null);
        var category = template.FrontMatter.Category;
        if (suppressions.Reason(send.Request.Email, category) is { } reason)
            return (new(SendState.Suppressed, reason), null);

        var sources = callers.ForSend(send.Request);
        var outcome = await RenderAsync(template, send, sources, cancellationToken);
        await outbox.RecordReportAsync(send.Id, SendReport.From(outcome.Report, sources), cancellationToken);
        if (SendPolicy.After(outcome, template.FrontMatter, send, options, time.GetUtcNow()) is { } stop)
            return (stop, null);

        var parts = ((RenderOutcome.Rendered)outcome).Parts;
        if (composer.Compose(send, parts, category) is not { } message)
            return (new(SendState.Failed, "the sender's address is missing or no address: set 'from' in the template, or RENDERER__FROM"), null);
        await outbox.MarkDeliveringAsync(send.Id, message.Subject, message.Html, category, cancellationToken);

        var answer = await courier.DeliverAsync(message);
        if (answer is Answer.Refused { Guilty: Guilty.Recipient } refused)
            await suppressions.AddAsync(send.Request.Email, SuppressionList.AllMail, refused.Reply, CancellationToken.None);
        return (SendPolicy.After(answer, send, options, time.GetUtcNow()), answer.Reply);
    }

    private async Task<RenderOutcome> RenderAsync(ITemplate template, ClaimedSend send, ISendSources sources, CancellationToken cancellationToken)
    {
        using var span = RendererTelemetry.Source.StartActivity("render");
        var request = new RenderRequest
        {
            Recipient = send.Request.Recipient,
            Event = send.Request.Event,
            Campaign = send.Request.Campaign,
            Links = links.For(send.Id),
        };
        return await template.RenderAsync(request, sources, cancellationToken);
    }
}
