using System.Globalization;
using Shop.Inbox;

namespace Shop.Once;

/// <summary>Shows on the console what a mail says and how it was made.</summary>
internal static class MailSummary
{
    private const int ExcerptLines = 12;

    public static async Task WriteAsync(SendDocument send, Mail? mail, TextWriter output)
    {
        if (mail is not null)
        {
            await output.WriteLineAsync(
                $"""

                  From       {mail.From}
                  To         {mail.To}
                  Subject    {mail.Subject}
                  Preheader  {mail.Preheader}

                """);
            foreach (var line in mail.Text.Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0).Take(ExcerptLines))
                await output.WriteLineAsync($"    {line}");
        }
        await output.WriteLineAsync();
        foreach (var source in send.Report?.Sources ?? [])
            await output.WriteLineAsync($"  source {source.Name,-10} {source.Status,-8} {Took(source)} {source.Error}".TrimEnd());
        foreach (var block in send.Report?.Blocks ?? [])
            await output.WriteLineAsync($"  block  {block.Name,-10} {block.Outcome,-8} {block.Reason}".TrimEnd());
        if (send.Report is { } report)
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  data in {report.FetchedMs:0.0} ms, rendered in {report.RenderedMs:0.0} ms"));
        await output.WriteLineAsync();
    }

    private static string Took(SourceTiming source) => source.ElapsedMs is { } elapsed
        ? string.Create(CultureInfo.InvariantCulture, $"{elapsed,7:0.0} ms from {source.StartedMs:0.0} ms")
        : "not called";
}
