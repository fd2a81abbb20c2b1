using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Fluid;
using Fluid.Values;
using Mjml;
using Renderer.Previews;

namespace Benchmarks.Language;

/// <summary>The shipped template as somebody would write it for Fluid: laid out beforehand, its data fetched by somebody else.</summary>
internal sealed partial class ByHand
{
    private readonly string _mjml;
    private readonly string _html;
    private readonly JsonObject _data;
    private readonly IFluidTemplate _template;
    private readonly TemplateOptions _options = new() { CultureInfo = CultureInfo.InvariantCulture };
    private readonly StringBuilder _text = new(64 * 1024);
    private readonly Dictionary<string, JsonElement> _json;
    private readonly Dictionary<string, FluidValue> _values; // made once, outside of what is measured: the best case for Fluid

    public ByHand(string template, Fixture fixture)
    {
        // Sources and blocks are this language's own: what is left of a block is its condition.
        var text = Source().Replace(template[(template.IndexOf("---", 3, StringComparison.Ordinal) + 3)..], "");
        text = Block().Replace(text, "{% if $1 %}").Replace("{% fallback %}", "{% else %}", StringComparison.Ordinal).Replace("{% endblock %}", "{% endif %}", StringComparison.Ordinal);
        _mjml = text[text.IndexOf("<mjml", StringComparison.Ordinal)..];
        _html = new MjmlCompiler().Compile(_mjml).Html;
        _template = new FluidParser().Parse(_html);
        _options.Filters.AddFilter("money", (input, arguments, _) => StringValue.Create(
            (arguments.At(0).ToStringValue() == "EUR" ? "€" : "$") + input.ToNumberValue().ToString("0.00", CultureInfo.InvariantCulture)));
        _data = new()
        {
            ["recipient"] = Node(fixture.Recipient),
            ["event"] = Node(fixture.Event!.Value),
            ["links"] = new JsonObject { ["view"] = "https://x/v", ["unsubscribe"] = "https://x/u" },
        };
        foreach (var (name, answer) in fixture.Sources)
            _data[name] = Node(answer.Value);
        _json = _data.ToDictionary(d => d.Key, d => JsonSerializer.SerializeToElement(d.Value));
        _values = _json.ToDictionary(d => d.Key, d => ToFluid(d.Value));
        IntoWriter();
        Length = _text.Length;
    }

    public int Length { get; }

    public void IntoWriter() => Into(NullEncoder.Default);

    public void IntoEncodingWriter() => Into(HtmlEncoder.Default);

    /// <summary>As a send does it: its data is its own, and comes as JSON.</summary>
    public void FromJsonToText()
    {
        var context = new TemplateContext(_options);
        foreach (var (name, value) in _json)
            context.SetValue(name, ToFluid(value));
        _template.Render(context, HtmlEncoder.Default);
    }

    public void ToText() => _template.Render(Context());

    /// <summary>The MJML, the HTML and the data as files.</summary>
    public IEnumerable<string> Write(string folder)
    {
        foreach (var (name, text) in new[] { ("mail.mjml", _mjml), ("mail.html", _html), ("data.json", _data.ToJsonString()) })
        {
            File.WriteAllText(Path.Combine(folder, name), text);
            yield return Path.Combine(folder, name);
        }
    }

    private void Into(TextEncoder encoder)
    {
        _text.Clear();
        using var writer = new StringWriter(_text, CultureInfo.InvariantCulture);
        _template.RenderAsync(writer, encoder, Context()).AsTask().GetAwaiter().GetResult();
    }

    private TemplateContext Context()
    {
        var context = new TemplateContext(_options);
        foreach (var (name, value) in _values)
            context.SetValue(name, value);
        return context;
    }

    private static FluidValue ToFluid(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => new DictionaryValue(new FluidValueDictionaryFluidIndexable(json.EnumerateObject().ToDictionary(p => p.Name, p => ToFluid(p.Value)))),
        JsonValueKind.Array => new ArrayValue([.. json.EnumerateArray().Select(ToFluid)]),
        JsonValueKind.Number => NumberValue.Create(json.GetDecimal()),
        JsonValueKind.String => StringValue.Create(json.GetString()!),
        JsonValueKind.True or JsonValueKind.False => BooleanValue.Create(json.GetBoolean()),
        _ => NilValue.Instance,
    };

    private static JsonNode Node(JsonElement json) => JsonNode.Parse(json.GetRawText())!;

    [GeneratedRegex(@"\{% source [^%]*%\}")]
    private static partial Regex Source();

    [GeneratedRegex(@"\{% block \w+ within \w+ when (.*?) %\}")]
    private static partial Regex Block();
}
