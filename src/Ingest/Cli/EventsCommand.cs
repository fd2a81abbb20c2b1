using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Ingest.LiveApi;

namespace Ingest.Cli;

/// <summary><c>events</c>: what was kept, of a person or of a topic.</summary>
internal static class EventsCommand
{
    public static Command Create()
    {
        var user = new Argument<string?>("USER") { Description = "Any of the person's ids.", Arity = ArgumentArity.ZeroOrOne };
        var topic = new Option<string?>("--topic") { Description = "Of a topic instead of a person.", HelpName = "TOPIC" };
        var after = new Option<long>("--after") { Description = "Only those after this number.", HelpName = "SEQ" };
        var (url, key) = (AdminClient.Url(), AdminClient.Key());
        var command = new Command("events", "Prints events as they are kept, a JSON line each, in the order of acceptance.") { user, topic, after, url, key };
        command.Validators.Add(result =>
        {
            if (result.GetValue(user) is null == result.GetValue(topic) is null)
                result.AddError("Name a USER or a --topic, one of them.");
        });
        command.SetAction((parsed, cancellationToken) => AdminClient.RunAsync(parsed, url, key, async (client, output) =>
        {
            var path = parsed.GetValue(topic) is { } name ? $"/v1/topics/{Uri.EscapeDataString(name)}" : $"/v1/users/{Uri.EscapeDataString(parsed.GetValue(user)!)}/events";
            var (next, more) = (parsed.GetValue(after), true);
            while (more)
            {
                var page = await client.SendAsync<EventPage>(HttpMethod.Get, string.Create(CultureInfo.InvariantCulture, $"{path}?after={next}&limit=1000"), cancellationToken);
                foreach (var item in page.Items)
                    output.WriteLine(JsonSerializer.Serialize(item, LiveJson.Options));
                (next, more) = (page.Next, page.More);
            }
            return 0;
        }));
        return command;
    }
}
