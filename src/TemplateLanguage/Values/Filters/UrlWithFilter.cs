using Fluid;
using Fluid.Values;

namespace TemplateLanguage.Values.Filters;

/// <summary><c>{{ item.url | url_with: utm_source: 'mail', coupon: code }}</c>: the address with query parameters added or replaced; nil takes one away.</summary>
internal static class UrlWithFilter
{
    public static ValueTask<FluidValue> UrlWith(FluidValue input, FilterArguments arguments)
    {
        if (input.IsNil() || input.ToStringValue() is not { Length: > 0 } url)
            return input;
        var names = arguments.Names.ToList();
        if (names.Count == 0 || names.Count < arguments.Count)
            throw new ArgumentException("its parameters have names: url_with: coupon: code.");
        var fragment = url.IndexOf('#') is >= 0 and var hash ? url[hash..] : "";
        var rest = url[..^fragment.Length];
        var (path, query) = rest.IndexOf('?') is >= 0 and var mark ? (rest[..mark], rest[(mark + 1)..]) : (rest, "");
        var parameters = query.Split('&', StringSplitOptions.RemoveEmptyEntries).Where(p => !names.Contains(NameOf(p))).ToList();
        foreach (var name in names)
        {
            var value = arguments[name];
            if (!value.IsNil())
                parameters.Add($"{Uri.EscapeDataString(name)}={Uri.EscapeDataString(Unicode.Repair(value.ToStringValue()))}");
        }
        return StringValue.Create($"{path}{(parameters.Count == 0 ? "" : "?")}{string.Join('&', parameters)}{fragment}");
    }

    private static string NameOf(string parameter) => Uri.UnescapeDataString(parameter.Split('=')[0].Replace('+', ' '));
}
