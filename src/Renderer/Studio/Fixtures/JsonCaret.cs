namespace Renderer.Studio.Fixtures;

/// <summary>Where a caret stands in JSON that is being written, and need not be whole.</summary>
/// <param name="Path">Names and indexes that lead to the value around it.</param>
/// <param name="IsKey">Whether a property's name is written here, of the object at <paramref name="Path"/>; else the value at it.</param>
/// <param name="Word">What is written of it before the caret, without quotes.</param>
/// <param name="From">Where that begins, its quote included.</param>
/// <param name="Keys">Names that the object already has before the caret.</param>
internal sealed record JsonCaret(IReadOnlyList<string> Path, bool IsKey, string Word, int From, IReadOnlySet<string> Keys)
{
    public static JsonCaret At(string text, int offset)
    {
        var stack = new Stack<Level>();
        var (word, from) = ("", offset);
        for (var i = 0; i < offset; i++)
        {
            var c = text[i];
            if (char.IsWhiteSpace(c))
            {
                (word, from) = ("", offset);
                continue;
            }
            if (c == '"')
            {
                var end = EndOfText(text, i, offset);
                (word, from) = (text[(i + 1)..Math.Min(end, offset)], i);
                i = end;
                if (end < offset && stack.TryPeek(out var level) && level is { IsObject: true, IsAtKey: true })
                    level.Key = word;
                if (end < offset)
                    (word, from) = ("", offset);
                continue;
            }
            Take(c, stack);
            if (c is '{' or '}' or '[' or ']' or ':' or ',')
                (word, from) = ("", offset);
            else
                (word, from) = (word + c, word.Length == 0 ? i : from);
        }
        var path = stack.Reverse().ToList();
        var isKey = stack.TryPeek(out var top) && top is { IsObject: true, IsAtKey: true };
        // The step into the innermost level counts only where a value stands.
        var steps = path.Select((l, i) => i == path.Count - 1 && isKey ? null : l.Step).OfType<string>().ToList();
        return new(steps, isKey, word, from, top?.Keys ?? []);
    }

    private static void Take(char c, Stack<Level> stack)
    {
        switch (c)
        {
            case '{' or '[':
                stack.Push(new(c == '{'));
                break;
            case '}' or ']':
                stack.TryPop(out _);
                break;
            case ':' when stack.TryPeek(out var level) && level.IsObject:
                level.IsAtKey = false;
                if (level.Key is { } key)
                    level.Keys.Add(key);
                break;
            case ',' when stack.TryPeek(out var level):
                (level.IsAtKey, level.Key, level.Index) = (level.IsObject, null, level.Index + 1);
                break;
            default:
                break;
        }
    }

    /// <summary>The place of the closing quote, or the end where there is none.</summary>
    private static int EndOfText(string text, int quote, int end)
    {
        for (var i = quote + 1; i < end; i++)
        {
            if (text[i] == '\\')
                i++;
            else if (text[i] is '"' or '\n')
                return i;
        }
        return end;
    }

    private sealed class Level(bool isObject)
    {
        public bool IsObject { get; } = isObject;
        public bool IsAtKey { get; set; } = isObject;
        public string? Key { get; set; }
        public int Index { get; set; }
        public HashSet<string> Keys { get; } = new(StringComparer.Ordinal);

        public string? Step => IsObject ? Key : Index.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }
}
