using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace Benchmarks.Ingest;

/// <summary>What SQLite alone does with the same bytes: <c>synchronous=FULL</c>, 100 rows a transaction, statements prepared once.</summary>
internal static class Ceiling
{
    public static double Bare(string folder, TimeSpan time) => Run(folder, time, "CREATE TABLE e(seq INTEGER PRIMARY KEY, received INTEGER, body BLOB)", "INSERT INTO e(received, body) VALUES($number, $body)");

    public static double Indexed(string folder, TimeSpan time) => Run(
        folder, time, "CREATE TABLE e(seq INTEGER PRIMARY KEY, id TEXT UNIQUE, person TEXT, body BLOB); CREATE INDEX e_person ON e(person)",
        "INSERT INTO e(id, person, body) VALUES($id, $person, $body)");

    private static double Run(string folder, TimeSpan time, string schema, string insert)
    {
        var path = Path.Combine(folder, "ceiling.db");
        File.Delete(path);
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        Execute(connection, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-16384");
        Execute(connection, schema);
        using var command = connection.CreateCommand();
        command.CommandText = insert;
        var (number, id, person, body) = (Add("$number"), Add("$id"), Add("$person"), Add("$body"));
        var (start, rows) = (Stopwatch.GetTimestamp(), 0);
        var (random, requests) = (new Random(1), new Requests());
        while (Stopwatch.GetElapsedTime(start) < time)
        {
            Execute(connection, "BEGIN");
            for (var i = 0; i < 100; i++)
            {
                var user = random.Next(100_000);
                number.Value = rows++;
                id.Value = $"{random.NextInt64():x}-{rows}";
                person.Value = $"user-{user}";
                body.Value = requests.Event("id", user).ToArray();
                command.ExecuteNonQuery();
            }
            Execute(connection, "COMMIT");
        }
        return rows / Stopwatch.GetElapsedTime(start).TotalSeconds;

        SqliteParameter Add(string name)
        {
            var parameter = new SqliteParameter { ParameterName = name };
            if (insert.Contains(name, StringComparison.Ordinal))
                command.Parameters.Add(parameter);
            return parameter;
        }
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // constants of this file
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
