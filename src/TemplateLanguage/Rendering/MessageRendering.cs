using System.Globalization;
using Fluid;
using Fluid.Values;
using TemplateLanguage.Planning;
using TemplateLanguage.Syntax;
using TemplateLanguage.Values;
using TemplateLanguage.Values.Filters;
using Scope = TemplateLanguage.Values.Scope;

namespace TemplateLanguage.Rendering;

/// <summary>One message: fetch, then render its parts in order.</summary>
internal sealed class MessageRendering
{
    private readonly CompiledTemplate _template;
    private readonly TimeProvider _time;
    private readonly Scope _always = new();
    private readonly Scope _data;
    private readonly Evaluator _evaluator;
    private readonly BlockOutcomes _blocks = new();
    private readonly BranchRecorder? _branches;
    private Resolution? _resolution;
    private Stop? _stop;

    public MessageRendering(CompiledTemplate template, RenderRequest request, TimeProvider time)
    {
        (_template, _time, _branches) = (template, time, request.Branches);
        _data = _always.Inner();
        var now = request.Now ?? time.GetUtcNow();
        var context = new TemplateContext(MailFilters.Options) { CultureInfo = CultureInfo.InvariantCulture, TimeZone = TimeZoneInfo.Utc, Now = () => now };
        if (template.Translations.Locales.Count > 0)
            context.AmbientValues[TranslateFilter.Ambient] = template.Translations;
        if (template.Settings.Images is { } images)
            context.AmbientValues[ImageFilter.Ambient] = images;
        _evaluator = new(context, template.FrontMatter.Strict, template.Limits.Items, template.Limits.Output);
        _always.Set("recipient", JsonValues.ToLiquid(request.Recipient));
        _always.Set("event", request.Event is { } happened ? JsonValues.ToLiquid(happened) : NilValue.Instance);
        _always.Set("campaign", request.Campaign is { } campaign ? JsonValues.ToLiquid(campaign) : NilValue.Instance);
        _always.Set("now", new DateTimeValue(now));
        _always.Set("links", Links(request.Links));
    }

    public async Task<RenderOutcome> RunAsync(ISourceCaller sources, CancellationToken cancellationToken)
    {
        var plan = _template.Plan;
        SetLocale(plan, cancellationToken);
        _resolution = await new Resolver(plan, sources, _evaluator, _data, _time).ResolveAsync(cancellationToken);
        _always.Set("sources", _resolution.Metadata());
        var start = _time.GetTimestamp();
        for (var i = 0; i < plan.Steps.Length; i++)
        {
            if ((plan.Required & _resolution.Failed & plan.Steps[i].Bit) != 0)
                return new RenderOutcome.Missing(plan.Steps[i].Tag.Name, _resolution[i]!.Error ?? "timeout") { Report = Report(TimeSpan.Zero) };
        }
        var parts = RenderParts(cancellationToken);
        var report = Report(_time.GetElapsedTime(start));
        return _stop switch
        {
            Stop.Abort abort => new RenderOutcome.Aborted(abort.Reason) { Report = report },
            Stop.Defer defer => new RenderOutcome.Deferred(defer.After, defer.Reason) { Report = report },
            Stop.Fault fault => new RenderOutcome.Faulted(fault.What) { Report = report },
            _ => new RenderOutcome.Rendered(parts) { Report = report },
        };
    }

    /// <summary>All parts, even behind a fault: an abort in a later one wins over it.</summary>
    private RenderedParts RenderParts(CancellationToken cancellationToken)
    {
        var settings = _template.Settings;
        var html = Part(_template.Html, cancellationToken, escape: true);
        if (_stop is null && _template.Complete is { } complete)
            html = complete(html);
        var text = Part(_template.Text, cancellationToken, isText: true);
        if (_stop is null && _template.CompleteText is { } completeText)
            text = completeText(text);
        return new(
            Part(settings.Subject, cancellationToken).Trim(), Optional(settings.Preheader)?.Trim(), html, text, Optional(settings.From), Optional(settings.ReplyTo),
            settings.Headers.ToDictionary(h => h.Name, h => Part(h.Value, cancellationToken), StringComparer.OrdinalIgnoreCase));

        string? Optional(IReadOnlyList<Node>? nodes) => nodes is null ? null : Part(nodes, cancellationToken);
    }

    private string Part(IReadOnlyList<Node> nodes, CancellationToken cancellationToken, bool escape = false, bool isText = false)
    {
        if (_stop is not null and not Stop.Fault)
            return "";
        using var interpreter = new Interpreter(_template.Plan, _resolution!, _evaluator, _blocks, escape, _template.Limits, _time, cancellationToken, escape ? _template.Room : 4096) { Branches = _branches, IsText = isText };
        var text = interpreter.Render(nodes, _data.Inner());
        if (escape && text.Length > _template.Room)
            _template.Room = text.Length;
        if (interpreter.Stop is { } stop && (_stop is null || stop is not Stop.Fault))
            _stop = stop;
        return text;
    }

    /// <summary>Locale and zone, known from the recipient alone. A name that does not exist leaves the defaults and a note.</summary>
    private void SetLocale(ExecutionPlan plan, CancellationToken cancellationToken)
    {
        _resolution = new Resolution(plan);
        if (_template.Settings.Locale is { } locale && Part(locale, cancellationToken).Trim() is { Length: > 0 } tag)
        {
            try
            {
                _evaluator.Context.CultureInfo = CultureInfo.GetCultureInfo(tag);
            }
            catch (CultureNotFoundException)
            {
                _evaluator.Note($"locale '{tag}' is not known");
            }
        }
        if (_template.Settings.Timezone is { } zone && Part(zone, cancellationToken).Trim() is { Length: > 0 } id)
        {
            if (TimeZoneInfo.TryFindSystemTimeZoneById(id, out var found))
            {
                _evaluator.Context.TimeZone = found;
                _always.Set("now", new DateTimeValue(TimeZoneInfo.ConvertTime(_evaluator.Context.Now(), found)));
            }
            else
            {
                _evaluator.Note($"timezone '{id}' is not known");
            }
        }
    }

    private RenderReport Report(TimeSpan rendered)
    {
        var sources = new List<SourceReport>(_template.Plan.Steps.Length);
        for (var i = 0; i < _template.Plan.Steps.Length; i++)
        {
            var tag = _template.Plan.Steps[i].Tag;
            if (_resolution![i] is { } settled)
                sources.Add(new(tag.Name, tag.System, tag.Operation, Resolution.Word(settled.Status), settled.Error, settled.Started, settled.Elapsed, settled.Age));
        }
        return new(sources, _blocks.Reports, _evaluator.Notes, _resolution!.Fetched, rendered);
    }

    private static RecordValue Links(MessageLinks links) => new("links", name => name switch
    {
        "unsubscribe" => StringValue.Create(links.Unsubscribe),
        "preferences" => StringValue.Create(links.Preferences),
        "view" => StringValue.Create(links.View),
        _ => null,
    });
}
