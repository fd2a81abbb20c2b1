using Renderer.Sends;

using ServiceDefaults.Sqlite;

namespace Renderer.Engagement;

/// <summary>Who gets no mail, of one category or of all.</summary>
internal sealed class SuppressionList(RendererDatabase database, TimeProvider time)
{
    public const string AllMail = "";

    /// <summary>Why an address gets no mail of a category, or <c>null</c> when it does.</summary>
    public string? Reason(string address, string? category) => database.File.Read(connection => connection.Query(
        "SELECT reason FROM suppressions WHERE address = $address AND category IN ('', $category) ORDER BY category LIMIT 1",
        r => r.GetString(0), ("$address", address), ("$category", category ?? AllMail)).FirstOrDefault());

    public Task AddAsync(string address, string? category, string reason, CancellationToken cancellationToken) =>
        database.File.WriteAsync(
            connection => connection.Execute(
                "INSERT INTO suppressions(address, category, at, reason) VALUES($address, $category, $at, $reason) ON CONFLICT DO NOTHING",
                ("$address", address), ("$category", category ?? AllMail), ("$at", time.GetUtcNow()), ("$reason", reason)),
            cancellationToken);
}
