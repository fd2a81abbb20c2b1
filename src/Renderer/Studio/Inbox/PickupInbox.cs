using MimeKit;
using Renderer.Hosting;

namespace Renderer.Studio.Inbox;

/// <summary>The pickup folder as an inbox.</summary>
internal sealed class PickupInbox(RendererOptions options)
{
    private const int Most = 200;
    private const int ExcerptLength = 140; // what fits on two lines of a list

    /// <summary>Whether mail goes to a folder at all.</summary>
    public bool IsOpen => string.IsNullOrEmpty(options.Smtp.Host);

    /// <summary>The newest first, as many as anybody looks through.</summary>
    /// <param name="query">Words that subject, addresses or text must hold; <c>null</c>: all.</param>
    public async Task<IReadOnlyList<PickupMail>> ListAsync(string? query, CancellationToken cancellationToken)
    {
        var words = (query ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var found = new List<PickupMail>();
        foreach (var file in Files().OrderByDescending(File.GetLastWriteTimeUtc).ThenByDescending(f => f, StringComparer.Ordinal))
        {
            if (found.Count == Most)
                break;
            if (await ReadAsync(file, cancellationToken) is { } mail && words.All(w => Holds(mail, w)))
                found.Add(Entry(file, mail));
        }
        return found;
    }

    public async Task<MimeMessage?> FindAsync(string id, CancellationToken cancellationToken) =>
        Files().FirstOrDefault(f => Path.GetFileNameWithoutExtension(f) == id) is { } file ? await ReadAsync(file, cancellationToken) : null;

    private IEnumerable<string> Files() => IsOpen && Directory.Exists(options.Pickup) ? Directory.EnumerateFiles(options.Pickup, "*.eml") : [];

    private static async Task<MimeMessage?> ReadAsync(string file, CancellationToken cancellationToken)
    {
        try
        {
            return await MimeMessage.LoadAsync(file, cancellationToken);
        }
        catch (Exception e) when (e is IOException or FormatException)
        {
            return null; // deleted between two looks, or no message at all
        }
    }

    private static bool Holds(MimeMessage mail, string word) =>
        new[] { mail.Subject, mail.From.ToString(), mail.To.ToString(), mail.TextBody }.Any(t => t?.Contains(word, StringComparison.OrdinalIgnoreCase) == true);

    private static PickupMail Entry(string file, MimeMessage mail)
    {
        var text = string.Join(' ', (mail.TextBody ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return new(
            Path.GetFileNameWithoutExtension(file), mail.From.ToString(), mail.To.ToString(), mail.Subject ?? "", mail.Date,
            text.Length <= ExcerptLength ? text : text[..ExcerptLength] + "…");
    }
}
