using System.CommandLine;
using Ingest.LiveApi;

namespace Ingest.Cli;

/// <summary><c>dead-letters</c>: what could not be accepted.</summary>
internal static class DeadLettersCommand
{
    public static Command Create()
    {
        var (url, key) = (AdminClient.Url(), AdminClient.Key());
        var command = new Command("dead-letters", "What could not be accepted, and why.") { List(url, key), Show(url, key), Replay(url, key) };
        return command;
    }

    private static Command List(Option<string> url, Option<string> key)
    {
        var limit = new Option<int>("--limit") { Description = "How many, the newest first.", DefaultValueFactory = _ => 50 };
        var command = new Command("list", "Lists the newest.") { limit, url, key };
        command.SetAction((parsed, cancellationToken) => AdminClient.RunAsync(parsed, url, key, async (client, output) =>
        {
            var listed = await client.SendAsync<DeadLetterList>(HttpMethod.Get, $"/v1/dead-letters?limit={parsed.GetValue(limit)}", cancellationToken);
            foreach (var letter in listed.Items)
                output.WriteLine($"{letter.Id,8}  {letter.At:u}  {letter.Source,-20}  {letter.Size,7} bytes  {letter.Reason}");
            return 0;
        }));
        return command;
    }

    private static Command Show(Option<string> url, Option<string> key)
    {
        var id = new Argument<long>("ID") { Description = "As listed." };
        var command = new Command("show", "Shows one, with its bytes.") { id, url, key };
        command.SetAction((parsed, cancellationToken) => AdminClient.RunAsync(parsed, url, key, async (client, output) =>
        {
            var letter = await client.SendAsync<DeadLetterView>(HttpMethod.Get, $"/v1/dead-letters/{parsed.GetValue(id)}", cancellationToken);
            output.WriteLine($"{letter.Id}, {letter.Source}{(letter.Call is null ? "" : $" ({letter.Call})")}, {letter.At:u}");
            output.WriteLine(letter.Reason);
            output.WriteLine(letter.Text);
            if (!letter.Complete)
                output.WriteLine($"… {letter.Size} bytes came; the first are kept.");
            return 0;
        }));
        return command;
    }

    private static Command Replay(Option<string> url, Option<string> key)
    {
        var ids = new Argument<long[]>("ID") { Description = "As listed; all where none is named.", Arity = ArgumentArity.ZeroOrMore };
        var command = new Command("replay", "Tries to accept them again, once the reason is mended. What is accepted is a dead letter no longer. Exit code 1 where one is refused again.") { ids, url, key };
        command.SetAction((parsed, cancellationToken) => AdminClient.RunAsync(parsed, url, key, async (client, output) =>
        {
            string[] paths = parsed.GetValue(ids) is { Length: > 0 } told ? [.. told.Select(id => $"/v1/dead-letters/{id}/replay")] : ["/v1/dead-letters/replay"];
            var refused = 0;
            foreach (var path in paths)
            {
                var replayed = await client.SendAsync<Replayed>(HttpMethod.Post, path, cancellationToken);
                refused += replayed.Refused;
                output.WriteLine($"{replayed.Accepted} accepted, {replayed.Refused} refused again{(replayed.Reasons.Count > 0 ? ": " + string.Join("; ", replayed.Reasons) : ".")}");
            }
            return refused > 0 ? 1 : 0;
        }));
        return command;
    }
}
