using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Shop.Once;

/// <summary>A page of the shop as its scripts see it.</summary>
internal sealed partial record ShopPage(string Path, string Html)
{
    /// <summary>The properties that the page gives for an event: of a form, or of the page itself.</summary>
    public JsonNode Properties(string eventName)
    {
        var forms = TrackedForms().Matches(Html).Select(m => (Event: m.Groups["event"].Value, Json: WebUtility.HtmlDecode(m.Groups["json"].Value)));
        var views = TrackedViews().Matches(Html).Select(m => (Event: m.Groups["event"].Value, Json: m.Groups["json"].Value));
        var json = forms.Concat(views).FirstOrDefault(t => t.Event == eventName).Json
            ?? throw new VisitException($"The page {Path} says nothing of the event '{eventName}'.");
        return JsonNode.Parse(json)!;
    }

    /// <summary>Who the page says the visitor is: the id and what is known of them.</summary>
    public (string Id, JsonNode Traits) Identity() => Identities().Match(Html) is { Success: true } match
        ? (match.Groups["id"].Value, JsonNode.Parse(match.Groups["json"].Value)!)
        : throw new VisitException($"The page {Path} does not say who signed in.");

    [GeneratedRegex("""data-track="(?<event>[^"]*)"\s+data-properties="(?<json>[^"]*)"[^>]*>""")]
    private static partial Regex TrackedForms();

    [GeneratedRegex("""<script type="application/json" data-track="(?<event>[^"]*)">(?<json>[^<]*)</script>""")]
    private static partial Regex TrackedViews();

    [GeneratedRegex("""<script type="application/json" data-identify="(?<id>[^"]*)">(?<json>[^<]*)</script>""")]
    private static partial Regex Identities();
}
