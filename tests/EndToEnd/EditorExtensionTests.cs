using System.Text.Json;
using EndToEnd.Rig;

namespace EndToEnd;

/// <summary>What <c>editors/vscode</c> brings to the language server: colours, and its start.</summary>
public sealed class EditorExtensionTests(EditorExtensionTests.Colours colours) : IClassFixture<EditorExtensionTests.Colours>
{
    private static readonly string Extension = Path.Combine(Repository.Root, "editors", "vscode");

    [Theory]
    [InlineData("{% source cart = carts.current(user: recipient.id) within 120ms required %}", "source", "keyword.declaration.source.liquid")]
    [InlineData("{% source cart = carts.current(user: recipient.id) within 120ms required %}", "carts", "entity.name.namespace.system.liquid")]
    [InlineData("{% source cart = carts.current(user: recipient.id) within 120ms required %}", "current", "entity.name.function.operation.liquid")]
    [InlineData("{% source cart = carts.current(user: recipient.id) within 120ms required %}", "user", "variable.parameter.liquid")]
    [InlineData("{% source cart = carts.current(user: recipient.id) within 120ms required %}", "recipient", "support.variable.liquid")]
    [InlineData("{% source cart = carts.current(user: recipient.id) within 120ms required %}", "within", "keyword.other.option.liquid")]
    [InlineData("{% source cart = carts.current(user: recipient.id) within 120ms required %}", "120ms", "constant.numeric.duration.liquid")]
    [InlineData("{% source cart = carts.current(user: recipient.id)\n  required %}", "required", "keyword.other.option.liquid")]
    [InlineData("{% block deals needs cart when cart.total > 1 %}", "block", "keyword.control.block.liquid")]
    [InlineData("{% block deals needs cart when cart.total > 1 %}", "deals", "entity.name.section.block.liquid")]
    [InlineData("{% block deals needs cart when cart.total > 1 %}", "needs", "keyword.other.option.liquid")]
    [InlineData("{% fallback %}", "fallback", "keyword.control.block.liquid")]
    [InlineData("{% endblock %}", "endblock", "keyword.control.block.liquid")]
    [InlineData("{%- abort \"empty\" -%}", "abort", "keyword.control.send.liquid")]
    [InlineData("{% defer 10m %}", "10m", "constant.numeric.duration.liquid")]
    [InlineData("{% for item in cart.items %}", "in", "keyword.control.liquid")]
    [InlineData("{% liquid\n  assign x = 1\n%}", "assign", "keyword.control.liquid")]
    [InlineData("{{ cart.total | money: 'EUR' }}", "total", "variable.other.property.liquid")]
    [InlineData("{{ cart.total | money: 'EUR' }}", "money", "support.function.filter.liquid")]
    [InlineData("{{ cart.total | money: 'EUR' }}", "'EUR'", "string.quoted.single.liquid")]
    [InlineData("<mj-image src=\"{{ item.url }}\" alt='x' />", "mj-image", "entity.name.tag.mjml")]
    [InlineData("<mj-image src=\"{{ item.url }}\" alt='x' />", "src", "entity.other.attribute-name.html")]
    [InlineData("<mj-image src=\"{{ item.url }}\" alt='x' />", "url", "variable.other.property.liquid")]
    [InlineData("<mj-image src=\"{{ item.url }}\" alt='x' />", "alt", "entity.other.attribute-name.html")]
    [InlineData("<p {% if a %}class=\"b\"{% endif %}>text</p>", "if", "keyword.control.liquid")]
    [InlineData("<mj-style inline=\"inline\">a { color: {{ brand }}; }</mj-style>", "brand", "variable.other.liquid")]
    [InlineData("<mj-style>\na {}\n</mj-style>\n<p>", "p", "entity.name.tag.html")]
    [InlineData("<!-- {{ note }} -->", "note", "variable.other.liquid")]
    [InlineData("{% comment %}{{ cart }}{% endcomment %}", "{{ cart }}", "comment.block.liquid")]
    [InlineData("{% raw %}{{ cart }}{% endraw %}", "{{ cart }}", "string.unquoted.raw.liquid")]
    [InlineData("{% doc %}\n @param {string} name - whom\n{% enddoc %}", "name", "variable.parameter.liquid")]
    [InlineData("---\nsubject: \"{{ cart.total | money }}\"\n---\n<p>", "subject", "entity.name.tag.yaml")]
    [InlineData("---\nsubject: \"{{ cart.total | money }}\"\n---\n<p>", "money", "support.function.filter.liquid")]
    [InlineData("---\nsubject: \"{{ cart.total | money }}\"\n---\n<p>", "p", "entity.name.tag.html")]
    public async Task Words_have_their_colours(string text, string word, string scope)
    {
        var token = (await colours.OfAsync(text)).First(t => t.Text.Trim() == word);

        Assert.Equal(scope, token.Scopes[^1]);
    }

    [Fact]
    public async Task The_shipped_template_leaves_no_tag_without_colour()
    {
        var text = await File.ReadAllTextAsync(Path.Combine(Programs.Templates, "abandoned-cart", "template.mjml"), TestContext.Current.CancellationToken);

        Assert.DoesNotContain(await colours.OfAsync(text), t => t.Scopes is [_] && t.Text.AsSpan().IndexOfAny('{', '<', '%') >= 0);
    }

    [Fact]
    public async Task The_extension_starts_the_language_server()
    {
        await using var node = Node.Start("extension.cjs", Extension);

        var started = JsonElement.Parse(await node.Lines.ReadAsync(TestContext.Current.CancellationToken));

        Assert.Equal(("renderer", "lsp", "mjml-liquid"), (started.GetProperty("command").GetString(), started.GetProperty("args")[0].GetString(), started.GetProperty("languages")[0].GetString()));
        var manifest = JsonElement.Parse(await File.ReadAllTextAsync(Path.Combine(Extension, "package.json"), TestContext.Current.CancellationToken)).GetProperty("contributes");
        var language = manifest.GetProperty("languages")[0];
        Assert.Equal(JsonValueKind.Object, JsonElement.Parse(await File.ReadAllTextAsync(Path.Combine(Extension, language.GetProperty("configuration").GetString()!), TestContext.Current.CancellationToken)).ValueKind);
        Assert.Equal(language.GetProperty("id").GetString(), manifest.GetProperty("grammars")[0].GetProperty("language").GetString());
    }

    /// <summary>The grammar, in the engine that VS Code uses.</summary>
    public sealed class Colours : IAsyncLifetime
    {
        private readonly ChildProcess _node = Node.Start("grammar.mjs", Path.Combine(Extension, "syntaxes", "mjml-liquid.tmLanguage.json"));

        public ValueTask InitializeAsync() => ValueTask.CompletedTask;

        public ValueTask DisposeAsync() => _node.DisposeAsync();

        internal async Task<IReadOnlyList<Token>> OfAsync(string text)
        {
            await _node.Input.WriteLineAsync(JsonSerializer.Serialize(text));
            await _node.Input.FlushAsync();
            var line = await _node.Lines.ReadAsync(TestContext.Current.CancellationToken).AsTask().WithinBound("a text is coloured");
            return [.. JsonSerializer.Deserialize<List<List<Token>>>(line, JsonSerializerOptions.Web)!.SelectMany(l => l)];
        }
    }

    internal sealed record Token(string Text, IReadOnlyList<string> Scopes);
}
