using Shop.Hosting;

namespace Shop.Inbox;

/// <summary>The mails of the pickup folder.</summary>
internal sealed class Mailbox(ShopSettings settings)
{
    /// <summary>The newest first.</summary>
    public async Task<IReadOnlyList<Mail>> ListAsync(CancellationToken cancellationToken)
    {
        if (!Directory.Exists(settings.Pickup))
            return [];
        var mails = new List<Mail>();
        foreach (var path in Directory.EnumerateFiles(settings.Pickup, "*.eml").OrderByDescending(File.GetLastWriteTimeUtc))
            mails.Add(await Mail.ReadAsync(path, cancellationToken));
        return mails;
    }

    public async Task<Mail?> FindAsync(string id, CancellationToken cancellationToken) =>
        Directory.Exists(settings.Pickup)
        && Directory.EnumerateFiles(settings.Pickup, "*.eml").FirstOrDefault(p => Path.GetFileNameWithoutExtension(p) == id) is { } path
            ? await Mail.ReadAsync(path, cancellationToken)
            : null;
}
