using System.Text.Json;
using EndToEnd.Rig;

namespace EndToEnd;

public sealed class LanguageServerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _templates;
    private readonly string _template;
    private readonly string _systems;

    public LanguageServerTests()
    {
        _templates = Path.Combine(_folder.Path, "mails #1"); // an address has to escape it
        Folders.Copy(Programs.Templates, _templates);
        _template = Path.Combine(_templates, "abandoned-cart", "template.mjml");
        _systems = Path.Combine(_templates, "sources.yaml");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Faults_come_and_go_while_a_template_is_typed()
    {
        await using var editor = await EditorClient.StartInitializedAsync();
        var text = await File.ReadAllTextAsync(_template, TestContext.Current.CancellationToken);
        await editor.OpenAsync(_template, text);
        Assert.Empty(await editor.FaultsAsync(_template, 1));

        // "carts.current" loses a letter; the ü before it in the line is one UTF-16 unit, the envelope two.
        var line = LineOf(text, "{% source cart ");
        var column = text.Split('\n')[line].IndexOf("current", StringComparison.Ordinal);
        await EditAsync(editor, 2, (line, column, column + 1, ""));
        Assert.Equal([$"TL021 {line}:{column}-{line}:{column + 6}"], await editor.FaultsAsync(_template, 2));

        await EditAsync(editor, 3, (line, 0, 0, "ü✉😀"));
        Assert.Contains($"TL021 {line}:{column + 4}-{line}:{column + 10}", await editor.FaultsAsync(_template, 3));

        await EditAsync(editor, 4, (line, 0, 4, ""), (line, column, column, "c"));
        Assert.Empty(await editor.FaultsAsync(_template, 4));
        Assert.Contains("carts.current", await File.ReadAllTextAsync(_template, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_partial_that_is_not_saved_changes_what_uses_it()
    {
        var partial = Path.Combine(_templates, "_partials", "greeting.mjml");
        Directory.CreateDirectory(Path.GetDirectoryName(partial)!);
        await File.WriteAllTextAsync(partial, "<mj-text>{{ name }}</mj-text>", TestContext.Current.CancellationToken);
        var text = "---\nsubject: s\n---\n<mjml><mj-body><mj-section><mj-column>\n{% render 'greeting', name: 'Ada' %}\n</mj-column></mj-section></mj-body></mjml>";
        await using var editor = await EditorClient.StartInitializedAsync();
        await editor.OpenAsync(_template, text);
        Assert.DoesNotContain(await editor.FaultsAsync(_template, 1), f => !f.StartsWith("FX", StringComparison.Ordinal));
        await editor.OpenAsync(partial, "<mj-text>{{ name }}</mj-text>");
        Assert.Empty(await editor.FaultsAsync(partial, 1));

        await editor.ReplaceAsync(partial, 2, "<mj-text>{{ name | upcas }}</mj-text>");

        var told = new[] { await editor.DiagnosticsAsync(_template, 1), await editor.DiagnosticsAsync(partial, 2) }.Select(d => Assert.Single(d.EnumerateArray())).ToList();
        Assert.Equal(["4:0-4:36", "0:19-0:24"], told.Select(d => EditorClient.Place(d.GetProperty("range"))));
        Assert.Equal([EditorClient.Uri(partial), EditorClient.Uri(_template)], told.Select(d => d.GetProperty("relatedInformation")[0].GetProperty("location").GetProperty("uri").GetString()));
        Assert.All(told, d => Assert.Equal("There is no filter 'upcas'. Did you mean 'upcase'?", d.GetProperty("message").GetString()));
    }

    [Fact]
    public async Task Systems_that_are_not_saved_change_what_templates_may_name()
    {
        await using var editor = await EditorClient.StartInitializedAsync();
        var systems = await File.ReadAllTextAsync(_systems, TestContext.Current.CancellationToken);
        await editor.OpenAsync(_systems, systems);
        Assert.Empty(await editor.FaultsAsync(_systems, 1));

        await editor.ReplaceAsync(_systems, 2, systems.Replace("    for_products:", "    newest:", StringComparison.Ordinal).Replace("\" }\n  timeout: 500ms\n  retry", "\" }\n  timeout: soon\n  retry", StringComparison.Ordinal));

        Assert.Equal(["SY003 7:11-7:15"], await editor.FaultsAsync(_systems, 2));
        Assert.StartsWith("TL021 ", Assert.Single(await editor.FaultsAsync(_template, null)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{% source x = ‸ %}", "activity", "carts", "catalog", "coupons", "offers", "orders", "shipments")]
    [InlineData("{% source x = activity.‸ %}", "recent")]
    [InlineData("{% source x = activity.recent(‸) %}", "user", "limit", "type", "distinct")]
    [InlineData("{% source x = carts.current(user: 1) ‸ %}", "within", "fresh", "cache", "stale", "retry", "hedge", "when", "required", "default")]
    [InlineData("{{ cart.total | mon‸ }}", "money")]
    [InlineData("{% for item in cart.items %}{{ item.‸ }}{% endfor %}", "product_id", "name", "image_url")]
    [InlineData("{{ recipient.‸ }}", "id", "email", "first_name")]
    [InlineData("{{ ‸ }}", "cart", "viewed", "offers", "recipient", "event", "now", "sources")]
    [InlineData("{% ‸ %}", "source", "block", "fallback", "abort", "defer", "endblock")]
    [InlineData("{{ cart.‸", "items", "total", "currency")]
    public async Task What_fits_is_proposed(string typed, params string[] expected)
    {
        var (editor, line, column) = await TypeAsync(typed);
        await using var _ = editor;

        var items = (await editor.AskAsync("completion", _template, line, column)).GetProperty("items").EnumerateArray().ToList();

        Assert.Superset(expected.ToHashSet(), items.Select(i => i.GetProperty("label").GetString()!).ToHashSet());
        Assert.All(items, i => Assert.StartsWith($"{line}:", EditorClient.Place(i.GetProperty("textEdit").GetProperty("range")), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("{{ ca‸rt.total }}", "source `carts.current(user: recipient.id)`", "waited for at most 500ms", "at most 30s old", "required", "System `carts`: limit 500ms, 2 further tries.")]
    [InlineData("{{ cart.it‸ems }}", "**cart.items**: a list of objects: product_id, ")]
    [InlineData("{% assign total = cart.total %}{{ to‸tal }}", "`{% assign total = cart.total %}`", "a number")]
    [InlineData("{{ 1 | mon‸ey }}", "as the message's locale writes it")]
    [InlineData("{% bl‸ock b %}{% endblock %}", "otherwise its fallback")]
    public async Task A_word_is_explained(string typed, params string[] expected)
    {
        var (editor, line, column) = await TypeAsync(typed);
        await using var _ = editor;

        var hover = await editor.AskAsync("hover", _template, line, column);

        Assert.Equal("markdown", hover.GetProperty("contents").GetProperty("kind").GetString());
        Assert.All(expected, e => Assert.Contains(e, hover.GetProperty("contents").GetProperty("value").GetString(), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("{{ ca‸rt.total }}", "abandoned-cart/template.mjml", "{% source cart ", "cart")]
    [InlineData("\n{% assign total = cart.total %}{{ to‸tal }}", "abandoned-cart/template.mjml", "{% assign total", "total")]
    [InlineData("{% source x = coupons.wel‸come(user: 1) %}", "sources.yaml", "    welcome:", "welcome")]
    [InlineData("{% source x = car‸ts.current(user: 1) %}", "sources.yaml", "carts:", "carts")]
    [InlineData("{% source x = carts.cur‸rent(user: 1) %}", "sources.yaml", "carts:", "carts")]
    [InlineData("{% for item in offers.items %}{{ item.image‸_url }}{% endfor %}", "schemas/offers.json", "\"image_url\"", "\"image_url\"")]
    public async Task A_name_leads_to_its_declaration(string typed, string file, string lineWith, string word)
    {
        var (editor, line, column) = await TypeAsync(typed);
        await using var _ = editor;

        var location = await editor.AskAsync("definition", _template, line, column);

        var target = Path.Combine(_templates, file);
        var text = target == _template ? Typed(typed).Text : await File.ReadAllTextAsync(target, TestContext.Current.CancellationToken);
        var expected = LineOf(text, lineWith);
        var start = text.Split('\n')[expected].IndexOf(word, StringComparison.Ordinal);
        Assert.Equal(EditorClient.Uri(target), location.GetProperty("uri").GetString());
        Assert.Equal($"{expected}:{start}-{expected}:{start + word.Length}", EditorClient.Place(location.GetProperty("range")));
    }

    [Fact]
    public async Task A_schema_that_sources_yaml_names_is_found()
    {
        await using var editor = await EditorClient.StartInitializedAsync();
        var systems = await File.ReadAllTextAsync(_systems, TestContext.Current.CancellationToken);
        await editor.OpenAsync(_systems, systems);
        var line = LineOf(systems, "schemas/offers.json");

        var location = await editor.AskAsync("definition", _systems, line, systems.Split('\n')[line].IndexOf("offers.json", StringComparison.Ordinal));

        Assert.Equal(EditorClient.Uri(Path.Combine(_templates, "schemas", "offers.json")), location.GetProperty("uri").GetString());
    }

    [Fact]
    public async Task Bad_messages_get_an_error_and_the_next_one_its_answer()
    {
        await using var editor = EditorClient.Start();
        Assert.Equal(-32002, Code(await editor.RequestAsync("textDocument/hover", new { })));
        await editor.RequestAsync("initialize", new { processId = (int?)null, rootUri = (string?)null, capabilities = new { } });

        Assert.Equal(-32600, Code(await editor.RequestAsync("initialize", new { capabilities = new { } })));
        Assert.Equal(-32601, Code(await editor.RequestAsync("textDocument/nonsense", new { })));
        Assert.Equal(-32602, Code(await editor.RequestAsync("textDocument/hover", new { textDocument = 7 })));
        await editor.NotifyAsync("$/nonsense", new { });
        await editor.RawAsync("Content-Length: 5\r\n\r\n{{{{{");
        Assert.Contains("-32700", (await editor.AnswerAsync("bad JSON")).GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, (await editor.AskAsync("hover", _template, 0, 0)).ValueKind);
    }

    [Fact]
    public async Task The_end_is_told_by_the_exit_code()
    {
        await using var polite = await EditorClient.StartInitializedAsync();
        await polite.RequestAsync("shutdown");
        Assert.Equal(-32600, Code(await polite.RequestAsync("textDocument/hover", new { })));
        await polite.NotifyAsync("exit");
        Assert.Equal(0, await polite.ExitAsync());

        await using var rude = await EditorClient.StartInitializedAsync();
        await rude.NotifyAsync("exit");
        Assert.Equal(1, await rude.ExitAsync());

        await using var gone = await EditorClient.StartInitializedAsync();
        await gone.AskAsync("hover", _template, 0, 0);
        gone.Close();
        Assert.Equal(1, await gone.ExitAsync());
    }

    private static int Code(JsonElement error) => error.GetProperty("code").GetInt32();

    private static int LineOf(string text, string part) => text.Split('\n').ToList().FindIndex(l => l.Contains(part, StringComparison.Ordinal));

    /// <summary>Edits of single lines, made one after the other.</summary>
    private Task EditAsync(EditorClient editor, int version, params (int Line, int From, int To, string Text)[] edits) => editor.NotifyAsync("textDocument/didChange", new
    {
        textDocument = new { uri = EditorClient.Uri(_template), version },
        contentChanges = edits.Select(e => new { range = new { start = new { line = e.Line, character = e.From }, end = new { line = e.Line, character = e.To } }, text = e.Text }),
    });

    /// <summary>The shipped template with something typed behind its sources, where <c>‸</c> is the caret.</summary>
    private (string Text, int Line, int Column) Typed(string typed)
    {
        var text = File.ReadAllText(_template).Replace("{% if cart.items.size", typed + "\n{% if cart.items.size", StringComparison.Ordinal);
        var before = text[..text.IndexOf('‸', StringComparison.Ordinal)];
        return (text.Replace("‸", "", StringComparison.Ordinal), before.Count(c => c == '\n'), before.Length - before.LastIndexOf('\n') - 1);
    }

    private async Task<(EditorClient Editor, int Line, int Column)> TypeAsync(string typed)
    {
        var (text, line, column) = Typed(typed);
        var editor = await EditorClient.StartInitializedAsync();
        await editor.OpenAsync(_template, text);
        return (editor, line, column);
    }
}
