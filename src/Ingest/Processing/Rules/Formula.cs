using System.Globalization;
using System.Text.Json.Nodes;

namespace Ingest.Processing.Rules;

/// <summary>A calculation over fields: numbers, <c>+ - * /</c> and brackets, in exact decimals.</summary>
internal sealed class Formula
{
    private readonly Func<Func<FieldPath, JsonNode?>, decimal?> _value;

    private Formula(Func<Func<FieldPath, JsonNode?>, decimal?> value) => _value = value;

    /// <returns>The formula, or what is wrong with the text.</returns>
    public static (Formula? Formula, string? Fault) Parse(string text)
    {
        var parser = new Parser(text);
        var value = parser.Sum();
        return parser.Fault is { } fault ? (null, fault) : parser.AtEnd ? (new(value!), null) : (null, $"'{parser.Rest}' is not expected");
    }

    /// <summary>The result; <c>null</c> where a field is missing or no number, or the result none.</summary>
    public decimal? Evaluate(Func<FieldPath, JsonNode?> field)
    {
        try
        {
            return _value(field);
        }
        catch (Exception e) when (e is OverflowException or DivideByZeroException)
        {
            return null;
        }
    }

    private sealed class Parser(string text)
    {
        private int _at;

        public string? Fault { get; private set; }

        public bool AtEnd => Peek() == '\0';

        public string Rest => text[_at..].Trim();

        public Func<Func<FieldPath, JsonNode?>, decimal?>? Sum() => Chain(Product, '+', '-');

        private Func<Func<FieldPath, JsonNode?>, decimal?>? Product() => Chain(Operand, '*', '/');

        private Func<Func<FieldPath, JsonNode?>, decimal?>? Chain(Func<Func<Func<FieldPath, JsonNode?>, decimal?>?> operand, char one, char other)
        {
            var left = operand();
            while (Fault is null && Peek() is var sign && (sign == one || sign == other))
            {
                _at++;
                var (first, second) = (left!, operand());
                left = field => (sign, first(field), second!(field)) switch
                {
                    ('+', { } a, { } b) => a + b,
                    ('-', { } a, { } b) => a - b,
                    ('*', { } a, { } b) => a * b,
                    ('/', { } a, { } b) => a / b,
                    _ => null,
                };
            }
            return left;
        }

        private Func<Func<FieldPath, JsonNode?>, decimal?>? Operand()
        {
            if (Peek() == '(')
            {
                _at++;
                var inner = Sum();
                if (Fault is null && Peek() != ')')
                    Fault = "a ')' is missing";
                _at++;
                return inner;
            }
            var start = _at;
            while (_at < text.Length && (char.IsLetterOrDigit(text[_at]) || text[_at] is '_' or '.' or '$'))
                _at++;
            var word = text[start.._at];
            if (decimal.TryParse(word, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
                return _ => number;
            if (word.Length > 0 && FieldPath.Parse(word) is { } path)
                return field => field(path) is JsonValue value && decimal.TryParse(value.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var told) ? told : null;
            Fault ??= AtEnd ? "a number or a field is missing at the end" : $"a number or a field is expected at '{Rest}'";
            return null;
        }

        private char Peek()
        {
            while (_at < text.Length && text[_at] == ' ')
                _at++;
            return _at < text.Length ? text[_at] : '\0';
        }
    }
}
