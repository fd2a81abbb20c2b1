using Renderer.Delivery;
using Renderer.Engagement;
using Renderer.Messages;
using Renderer.Previews;
using Renderer.Sends;
using Renderer.Sources.Records;
using Renderer.Studio.Mail;
using Renderer.Studio.Variations;
using Renderer.Studio.Workshop;
using TemplateLanguage;
using TemplateLanguage.Analysis;
using TemplateLanguage.Planning;
using TemplateLanguage.Rendering;

namespace Renderer.Studio.SendLog;

/// <summary>Sends a fixture to an address, through the stages that every send goes through; its sources answer as the fixture has it.</summary>
internal sealed class TestSend(OpenFolder folder, LinkSigner links, SuppressionList suppressions, MessageComposer composer, Courier courier, Outbox outbox, DeliveryOptions delivery, TimeProvider time)
{
    /// <returns>The id of the send; its log tells what became of it.</returns>
    public async Task<string> RunAsync(string name, CompiledTemplate template, Fixture fixture, Troubles troubles, string to, CancellationToken cancellationToken)
    {
        var asTroubled = troubles.Apply(fixture, template.Plan);
        var recipient = MailPreview.WithAddress(fixture.Recipient, to);
        var request = new SendRequest(name, recipient, fixture.Event, fixture.Campaign, $"studio {Guid.CreateVersion7(time.GetUtcNow()):n}");
        var id = ((Intake.Accepted)await outbox.AcceptAsync(request, cancellationToken)).Id;
        var callers = new FixtureCallers(new TroubledSourceCaller(new FixtureSourceCaller(asTroubled, time), troubles), folder.Systems.Catalog);
        // Nobody looks at a test hours later: it is tried once.
        var once = delivery with { GiveUpAfter = TimeSpan.Zero };
        var pipeline = new SendPipeline(new OneTemplate(name, template, fixture.Now, time), callers, links, suppressions, composer, courier, outbox, once, time);
        await pipeline.RunAsync(new(id, request, time.GetUtcNow(), Attempt: 1), cancellationToken);
        return id;
    }

    private sealed class FixtureCallers(ISourceCaller caller, ISystemCatalog systems) : ISourceCallers, ISendSources
    {
        public ISystemCatalog Systems => systems;

        public ISendSources ForSend(SendRequest request) => this;

        public Task<SourceAnswer> CallAsync(SourceCall call, CancellationToken cancellationToken) => caller.CallAsync(call, cancellationToken);

        public SourceAnswer.Value? StandIn(SourceCall call) => caller.StandIn(call);

        public CallReport? ReportOf(string source) => null; // nobody was called
    }

    private sealed class OneTemplate(string name, CompiledTemplate template, DateTimeOffset? now, TimeProvider time) : ITemplateCatalog, ITemplate
    {
        public FrontMatter FrontMatter => template.FrontMatter;

        public ITemplate? Find(string wanted) => wanted == name ? this : null;

        public Task<RenderOutcome> RenderAsync(RenderRequest request, ISourceCaller sources, CancellationToken cancellationToken) =>
            template.RenderAsync(request with { Now = now }, sources, time, cancellationToken);
    }
}
