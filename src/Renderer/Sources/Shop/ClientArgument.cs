using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Refit;
using Renderer.Sources.Requests;

namespace Renderer.Sources.Shop;

/// <summary>An argument of a typed client's method: a text, a whole number, or a list of texts.</summary>
internal sealed class ClientArgument(ParameterInfo parameter)
{
    private readonly bool _isOptional = new NullabilityInfoContext().Create(parameter).ReadState == NullabilityState.Nullable;
    private readonly bool _isNumber = (Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType) == typeof(int);
    private readonly bool _isList = parameter.ParameterType == typeof(IReadOnlyList<string>);

    /// <summary>As templates call it.</summary>
    public string Name { get; } = parameter.Name!;

    /// <summary>As the query calls it.</summary>
    public string Alias { get; } = parameter.GetCustomAttribute<AliasAsAttribute>()?.Name ?? parameter.Name!;

    public string Placeholder => $"{{{Name}{(_isList ? "*" : _isOptional ? "?" : "")}}}";

    /// <summary>The value in its type, or <c>null</c> where there is none; the argument's name in <paramref name="wrong"/> where it is of another.</summary>
    /// <param name="arguments">A number that is written in another way than the client's becomes that.</param>
    public object? Read(ref IReadOnlyDictionary<string, JsonElement> arguments, ref string? wrong)
    {
        if (arguments.TryGetValue(Name, out var value) && value.ValueKind == JsonValueKind.Object)
            wrong ??= Name;
        if (_isList && value.ValueKind == JsonValueKind.Array)
            return TextTemplate.Items(value).ToArray();
        if (TextTemplate.ValueOf(Name, arguments) is not { } text)
            return null;
        if (_isList)
            return new[] { text };
        return _isNumber ? Number(text, ref arguments, ref wrong) : (object)text;
    }

    /// <summary>12, also where a template has made it 12.0 or a text.</summary>
    private int? Number(string text, ref IReadOnlyDictionary<string, JsonElement> arguments, ref string? wrong)
    {
        const NumberStyles Forms = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        if (!decimal.TryParse(text, Forms, CultureInfo.InvariantCulture, out var number) || number != (int)decimal.Clamp(number, int.MinValue, int.MaxValue))
        {
            wrong ??= Name;
            return null;
        }
        var whole = (int)number;
        if (text != whole.ToString(CultureInfo.InvariantCulture))
            arguments = new Dictionary<string, JsonElement>(arguments) { [Name] = JsonSerializer.SerializeToElement(whole) };
        return whole;
    }
}
