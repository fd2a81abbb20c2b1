using Fluid;
using Fluid.Values;

namespace TemplateLanguage.Values.Filters;

/// <summary><c>{{ item.image | image: width: 200, format: 'jpg' }}</c>: the picture as the shop's image service makes it.</summary>
internal static class ImageFilter
{
    /// <summary>Where a context keeps the pattern of its template.</summary>
    public const string Ambient = "images";

    public static ValueTask<FluidValue> Image(FluidValue input, FilterArguments arguments, TemplateContext context)
    {
        if (input.IsNil() || input.ToStringValue() is not { Length: > 0 } url)
            return input;
        if (!context.AmbientValues.TryGetValue(Ambient, out var pattern))
            throw new InvalidOperationException("'images' in defaults.yaml says how, and is not there.");
        return StringValue.Create(((ImagePattern)pattern).Of(url, name => arguments[name] is var value && value.IsNil() ? null : value.ToStringValue()));
    }
}
