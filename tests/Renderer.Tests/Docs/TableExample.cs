using System.Text.RegularExpressions;

namespace Renderer.Tests.Docs;

/// <summary>A row of a table whose last two columns are <c>example</c> and <c>gives</c>.</summary>
/// <param name="Line">Of the row in the file.</param>
/// <param name="Subject">What the row is about: its first cell, without code marks.</param>
/// <param name="Example">Liquid, as the cell's code holds it.</param>
/// <param name="Gives">What it renders to, <c>⏎</c> for a line end.</param>
internal sealed partial record TableExample(int Line, string Subject, string Example, string Gives)
{
    public static IEnumerable<TableExample> Read(string markdown)
    {
        var lines = markdown.Split('\n');
        var isTable = false;
        for (var i = 0; i < lines.Length; i++)
        {
            var cells = Cells(lines[i]);
            if (cells is [.., "example", "gives"])
                isTable = true;
            else if (cells.Length == 0)
                isTable = false;
            else if (isTable && cells[0].Trim('-').Length > 0)
                yield return new(i + 1, Code(cells[0]), Code(cells[^2]), Code(cells[^1]));
        }
    }

    /// <summary>In a table <c>|</c> is written <c>\|</c>.</summary>
    private static string[] Cells(string line) => !line.StartsWith('|') ? [] :
        [.. Bar().Split(line.Trim()[1..^1]).Select(cell => cell.Trim().Replace("\\|", "|", StringComparison.Ordinal))];

    private static string Code(string cell) => cell.Trim('`').Trim();

    [GeneratedRegex(@"(?<!\\)\|")]
    private static partial Regex Bar();
}
