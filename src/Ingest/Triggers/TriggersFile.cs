using System.Text.RegularExpressions;
using Ingest.Declarations;
using YamlDotNet.RepresentationModel;

namespace Ingest.Triggers;

/// <summary>Reads <c>triggers.yaml</c> and names everything that is wrong with it.</summary>
internal static partial class TriggersFile
{
    private static readonly TimeSpan LongestWindow = TimeSpan.FromDays(365);

    public static (TriggerRules Rules, IReadOnlyList<YamlFault> Faults) Read(string text)
    {
        var faults = new List<YamlFault>();
        var rules = new List<TriggerRule>();
        if (YamlRoot.Read(text, faults) is { } root)
        {
            var file = new YamlFields(root, "the file", faults);
            file.Allow("triggers");
            if (file.Required("triggers") is { } triggers)
            {
                foreach (var (name, node) in new YamlFields(triggers, "triggers", faults).All)
                    rules.AddIfGood(Rule(name, node, faults));
            }
        }
        return (new(rules), [.. faults.OrderBy(f => f.Line).ThenBy(f => f.Column)]);
    }

    private static TriggerRule? Rule(string name, YamlNode node, List<YamlFault> faults)
    {
        var before = faults.Count;
        var fields = new YamlFields(node, $"trigger '{name}'", faults);
        fields.Allow("on", "cancel", "window", "require", "template");
        if (!Name().IsMatch(name) || name.Length > TriggerRule.MaxNameLength)
            fields.Fault(node, $"the name '{name}' must be of at most {TriggerRule.MaxNameLength} letters, digits, '-' and '_'");
        var starts = fields.Required("on");
        var on = fields.Texts(starts).ToList();
        if (starts is YamlSequenceNode { Children.Count: 0 })
            fields.Fault(starts, "an event type is expected: without one the trigger never starts");
        var cancel = fields.Texts(fields.Optional("cancel")).ToList();
        foreach (var (type, place) in cancel.Where(c => on.Exists(o => o.Text == c.Text)))
            fields.Fault(place, $"'{type}' cannot both start the window and cancel it");
        var window = Window(fields);
        var requirements = Requirements(fields);
        var template = fields.Text(fields.Required("template"));
        return faults.Count > before
            ? null
            : new(name, on.Select(o => o.Text).ToHashSet(), cancel.Select(c => c.Text).ToHashSet(), window, requirements, template!);
    }

    private static TimeSpan Window(YamlFields fields)
    {
        var node = fields.Required("window");
        if (fields.Text(node) is not { } text)
            return default;
        if (Duration.Parse(text) is { } window && window <= LongestWindow)
            return window;
        fields.Fault(node!, $"'{text}' is no duration of at most {LongestWindow.Days}d: write a whole number and ms, s, m, h or d, such as 90s");
        return default;
    }

    private static List<Requirement> Requirements(YamlFields fields)
    {
        var found = new List<Requirement>();
        foreach (var (name, place) in fields.Texts(fields.Optional("require")))
        {
            if (Requirement.All.TryGetValue(name, out var requirement))
                found.Add(requirement);
            else
                fields.Fault(place, $"'{name}' cannot be required: there is {string.Join(", ", Requirement.All.Keys)}");
        }
        return found;
    }

    private static void AddIfGood(this List<TriggerRule> rules, TriggerRule? rule)
    {
        if (rule is not null)
            rules.Add(rule);
    }

    [GeneratedRegex("^[A-Za-z0-9_-]+$")]
    private static partial Regex Name();
}
