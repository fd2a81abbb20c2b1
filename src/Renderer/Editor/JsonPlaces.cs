using System.Text;
using System.Text.Json;
using TemplateLanguage.Diagnostics;

namespace Renderer.Editor;

/// <summary>Finds where a value of a JSON file stands.</summary>
internal static class JsonPlaces
{
    /// <summary>The key of the value that some steps lead to, names and indexes; the start of the file where they lead nowhere.</summary>
    public static SourceSpan Find(string file, string json, IReadOnlyList<string> path)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        try
        {
            var reader = new Utf8JsonReader(bytes);
            var (start, end) = (0L, 0L);
            reader.Read();
            foreach (var step in path)
            {
                if (!Step(ref reader, step, ref start, ref end))
                    return new(file, 1, 1, 1, 1);
            }
            var ((line, column), (endLine, endColumn)) = (Position(bytes, (int)start), Position(bytes, (int)end));
            return new(file, line, column, endLine, endColumn);
        }
        catch (JsonException)
        {
            return new(file, 1, 1, 1, 1);
        }
    }

    /// <summary>Moves from a value to one inside of it.</summary>
    private static bool Step(ref Utf8JsonReader reader, string step, ref long start, ref long end)
    {
        var inList = reader.TokenType == JsonTokenType.StartArray;
        if (!inList && reader.TokenType != JsonTokenType.StartObject)
            return false;
        for (var index = 0; reader.Read() && reader.TokenType is not (JsonTokenType.EndObject or JsonTokenType.EndArray); index++)
        {
            var isIt = inList ? step == index.ToString(System.Globalization.CultureInfo.InvariantCulture) : reader.ValueTextEquals(step);
            if (isIt)
                (start, end) = (reader.TokenStartIndex, reader.TokenStartIndex + (inList ? 0 : reader.ValueSpan.Length + 2));
            if (!inList)
                reader.Read(); // from the key to its value
            if (isIt)
                return true;
            reader.Skip();
        }
        return false;
    }

    /// <summary>Line and column from 1, columns in UTF-16 units.</summary>
    private static (int Line, int Column) Position(byte[] bytes, int offset)
    {
        var before = bytes.AsSpan(0, offset);
        var start = before.LastIndexOf((byte)'\n') + 1;
        return (before.Count((byte)'\n') + 1, Encoding.UTF8.GetCharCount(before[start..]) + 1);
    }
}
