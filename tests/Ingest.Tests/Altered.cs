using Ingest.State;
using Microsoft.Data.Sqlite;

namespace Ingest.Tests;

/// <summary>The function <c>altered</c> for SQL: a state of the table with one more piece in each line of the cart.</summary>
internal static class Altered
{
    public static void Define(SqliteConnection connection) => connection.CreateFunction("altered", (byte[] packed) =>
    {
        var state = StateBytes.Unpack(packed);
        return StateBytes.Pack(state with { Cart = state.Cart with { Lines = [.. state.Cart.Lines.Select(l => l with { Quantity = l.Quantity + 1 })] } }).ToArray();
    });
}
