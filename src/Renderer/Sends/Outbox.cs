using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Data.Sqlite;

using ServiceDefaults.Sqlite;

namespace Renderer.Sends;

/// <summary>Every send from its acceptance on. What a method has answered is on disk.</summary>
internal sealed class Outbox(RendererDatabase database, TimeProvider time)
{
    /// <summary>Takes a request, once per idempotency key.</summary>
    public Task<Intake> AcceptAsync(SendRequest request, CancellationToken cancellationToken)
    {
        var id = Guid.CreateVersion7(time.GetUtcNow()).ToString("n");
        var body = JsonSerializer.SerializeToUtf8Bytes(request, SendJson.Options);
        var fingerprint = Convert.ToHexStringLower(SHA256.HashData(body));
        return database.File.WriteAsync<Intake>(connection =>
        {
            var known = connection.Query(
                "SELECT id, fingerprint FROM sends WHERE key = $key", r => (Id: r.GetString(0), Print: r.GetString(1)), ("$key", request.IdempotencyKey));
            if (known is [var first])
                return first.Print == fingerprint ? new Intake.Accepted(first.Id) : new Intake.Conflict(first.Id);
            var now = time.GetUtcNow();
            connection.Execute(
                """
                INSERT INTO sends(id, key, fingerprint, template, recipient, request, state, accepted, due)
                VALUES($id, $key, $print, $template, $recipient, $request, $state, $now, $now)
                """,
                ("$id", id), ("$key", request.IdempotencyKey), ("$print", fingerprint), ("$template", request.Template),
                ("$recipient", request.Email), ("$request", System.Text.Encoding.UTF8.GetString(body)), ("$state", SendState.Accepted), ("$now", now));
            AddStep(connection, id, SendState.Accepted, now, null);
            return new Intake.Accepted(id);
        }, cancellationToken);
    }

    /// <summary>Takes on at most <paramref name="limit"/> sends that are due, the longest due first.</summary>
    public Task<List<ClaimedSend>> ClaimAsync(int limit, CancellationToken cancellationToken) =>
        database.File.WriteAsync(connection =>
        {
            var now = time.GetUtcNow();
            var due = connection.Query(
                "SELECT id, request, accepted, attempts FROM sends WHERE due <= $now ORDER BY due, seq LIMIT $limit",
                r => new ClaimedSend(
                    r.GetString(0), JsonSerializer.Deserialize<SendRequest>(r.GetString(1), SendJson.Options)!, r.Time(2)!.Value, r.GetInt32(3) + 1),
                ("$now", now), ("$limit", limit));
            foreach (var send in due)
            {
                connection.Execute("UPDATE sends SET attempts = $attempt WHERE id = $id", ("$attempt", send.Attempt), ("$id", send.Id));
                Move(connection, send.Id, new(SendState.Resolving), now);
            }
            return due;
        }, cancellationToken);

    /// <summary>Records what is about to leave. A crash from here on is "unknown", not "not sent".</summary>
    public Task MarkDeliveringAsync(string id, string subject, string html, string? category, CancellationToken cancellationToken) =>
        database.File.WriteAsync(connection =>
        {
            connection.Execute(
                "UPDATE sends SET subject = $subject, html = $html, category = $category WHERE id = $id",
                ("$subject", subject), ("$html", html), ("$category", category), ("$id", id));
            Move(connection, id, new(SendState.Delivering), time.GetUtcNow());
            return true;
        }, cancellationToken);

    /// <summary>Records how the sources and blocks of the latest rendering fared.</summary>
    public Task RecordReportAsync(string id, SendReport report, CancellationToken cancellationToken) =>
        database.File.WriteAsync(
            connection => connection.Execute(
                "UPDATE sends SET report = $report WHERE id = $id", ("$report", JsonSerializer.Serialize(report, SendJson.Options)), ("$id", id)),
            cancellationToken);

    /// <summary>Records what a try came to.</summary>
    public Task RecordAsync(string id, NextStep step, string? reply, CancellationToken cancellationToken) =>
        database.File.WriteAsync(connection =>
        {
            if (reply is not null)
                connection.Execute("UPDATE sends SET reply = $reply WHERE id = $id", ("$reply", reply), ("$id", id));
            Move(connection, id, step, time.GetUtcNow());
            return true;
        }, cancellationToken);

    /// <summary>After a start: takes up what was being resolved, and answers what was caught while it was delivered.</summary>
    public Task<List<ClaimedSend>> ResumeAsync(CancellationToken cancellationToken) =>
        database.File.WriteAsync(connection =>
        {
            var now = time.GetUtcNow();
            foreach (var id in connection.Query("SELECT id FROM sends WHERE state = 'Resolving'", r => r.GetString(0)))
                Move(connection, id, new(SendState.Accepted, "taken up again after a restart", now), now);
            return connection.Query(
                "SELECT id, request, accepted, attempts FROM sends WHERE state = 'Delivering'",
                r => new ClaimedSend(
                    r.GetString(0), JsonSerializer.Deserialize<SendRequest>(r.GetString(1), SendJson.Options)!, r.Time(2)!.Value, r.GetInt32(3)));
        }, cancellationToken);

    /// <summary>When the next send is due, or <c>null</c> when none waits.</summary>
    public DateTimeOffset? NextDue() =>
        database.File.Read(connection => connection.Query("SELECT min(due) FROM sends WHERE due IS NOT NULL", r => r.Time(0)))[0];

    private static void Move(SqliteConnection connection, string id, NextStep step, DateTimeOffset now)
    {
        connection.Execute("UPDATE sends SET state = $state, due = $due WHERE id = $id", ("$state", step.State), ("$due", step.Due), ("$id", id));
        AddStep(connection, id, step.State, now, step.Reason);
    }

    private static void AddStep(SqliteConnection connection, string id, SendState state, DateTimeOffset at, string? reason) =>
        connection.Execute(
            "INSERT INTO steps(send, state, at, reason) VALUES($id, $state, $at, $reason)",
            ("$id", id), ("$state", state), ("$at", at), ("$reason", reason));
}
