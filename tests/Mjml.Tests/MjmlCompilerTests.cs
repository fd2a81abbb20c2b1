namespace Mjml.Tests;

public sealed class MjmlCompilerTests
{
    private static readonly MjmlCompiler Compiler = new();

    [Theory]
    [InlineData("<mjml><mj-body><mj-section>\n  <mj-colunm></mj-colunm></mj-section></mj-body></mjml>", "MJ001", 2, 3, "Did you mean 'mj-column'?")]
    [InlineData("<mjml><mj-body>\n<mj-section pading=\"0\"></mj-section></mj-body></mjml>", "MJ002", 2, 13, "Did you mean 'padding'?")]
    [InlineData("<mjml><mj-body>\n <mj-text>x</mj-text></mj-body></mjml>", "MJ003", 2, 2, "<mj-body> may hold: mj-raw, mj-section, mj-wrapper, mj-hero.")]
    [InlineData("<mjml><mj-body>\n<mj-section></mj-body></mjml>", "MJ004", 2, 1, "Add </mj-section>.")]
    [InlineData("<mjml><mj-body><mj-section><mj-column\n width=\"{{ w }}\"></mj-column></mj-section></mj-body></mjml>", "MJ005", 2, 2, "Write a fixed value, or choose between whole elements with {% if %}.")]
    [InlineData("<mjml></mjml>", "MJ006", 1, 1, null)]
    [InlineData("", "MJ006", 1, 1, null)]
    public void A_fault_says_what_where_and_how_to_mend_it(string source, string code, int line, int column, string? suggestion)
    {
        var fault = Compiler.Compile(source).Faults[0];
        Assert.Equal((code, line, column), (fault.Code, fault.Line, fault.Column));
        if (suggestion is not null)
            Assert.Equal(suggestion, fault.Suggestion);
    }

    [Fact]
    public void All_faults_are_told_at_once()
    {
        var faults = Compiler.Compile("<mjml><mj-body><mj-secton></mj-secton><mj-wrapper><mj-text a=\"1\">x</mj-text></mj-wrapper></mj-body></mjml>").Faults;
        Assert.Equal(["MJ001", "MJ002", "MJ003"], faults.Select(f => f.Code).Order());
    }

    [Fact]
    public void One_mistake_gives_one_fault()
    {
        var faults = Compiler.Compile("<mjml><mj-body><mj-section><mj-column width=\"{{ w }}\"></mj-column></mj-section></mj-body></mjml>").Faults;
        Assert.Single(faults);
    }

    [Theory]
    [InlineData("{% for item in cart.items %}", "{% endfor %}")]
    [InlineData("{% if a < 5 and b == \"x > y\" %}", "{%- endif -%}")]
    [InlineData("{{17}}", "{%18%}")]
    public void Template_tags_between_sections_are_carried_through(string before, string after)
    {
        const string Section = "<mj-section><mj-column><mj-text>x</mj-text></mj-column></mj-section>";
        var tagged = Compile($"{before}{Section}{after}");
        Assert.Contains(before, tagged);
        Assert.Equal(HtmlTokens.Of(Compile(Section)), HtmlTokens.Of(tagged.Replace(before, "", StringComparison.Ordinal).Replace(after, "", StringComparison.Ordinal)));
    }

    [Fact]
    public void Template_tags_are_not_counted_as_columns()
    {
        var html = Compile("<mj-section>{% if a %}<mj-column></mj-column>{% endif %}<mj-column></mj-column></mj-section>");
        Assert.Contains("mj-column-per-50", html);
    }

    [Fact]
    public void A_value_cannot_leave_its_attribute_and_a_template_tag_keeps_its_quotes()
    {
        var html = Compile("<mj-section><mj-column><mj-button href='{{ url | append: \"?a\" }}\" onclick=\"x'>go</mj-button></mj-column></mj-section>");
        Assert.Contains("href=\"{{ url | append: \"?a\" }}&quot; onclick=&quot;x\"", html);
    }

    /// <summary>Names are looked for by their letters, which may stand in the tag's name too.</summary>
    [Theory]
    [InlineData("<x-class>x</x-class>", "<x-class>x</x-class>")]
    [InlineData("<x-class class=\"a\">x</x-class>", "<x-class class=\"a\" style=\"color: red;\">x</x-class>")]
    public void A_tag_may_be_called_as_an_attribute_is(string html, string expected)
    {
        var source = $"<mjml><mj-head><mj-style inline=\"inline\">.a {{ color: red }}</mj-style></mj-head><mj-body><mj-section><mj-column><mj-text>{html}</mj-text></mj-column></mj-section></mj-body></mjml>";

        Assert.Contains(expected, new MjmlCompiler().Compile(source).Html, StringComparison.Ordinal);
    }

    [Fact]
    public void The_hosts_title_and_preview_stand_in_for_missing_ones()
    {
        var input = new MjmlInput { Title = "{{1}}", Preview = "{{2}}" };
        var html = Compiler.Compile("<mjml><mj-body></mj-body></mjml>", input).Html;
        Assert.Contains("<title>{{1}}</title>", html);
        Assert.Contains(">{{2}}</div>", html);
        Assert.DoesNotContain("{{1}}", Compiler.Compile("<mjml><mj-head><mj-title>own</mj-title></mj-head><mj-body></mj-body></mjml>", input).Html);
    }

    [Theory]
    [InlineData("width=\"{{ w }}\"")]
    [InlineData("mj-class=\"{{ c }}\"")]
    [InlineData("{% if a %}id=\"x\"{% endif %}")]
    public void The_body_cannot_be_laid_out_late(string attribute)
    {
        var late = new MjmlCompiler(new() { AllowLate = true });
        Assert.Equal("MJ005", Assert.Single(late.Compile($"<mjml><mj-body {attribute}><mj-section></mj-section></mj-body></mjml>").Faults).Code);
    }

    [Fact]
    public void What_the_body_cannot_know_is_in_no_late_section_either()
    {
        const string Columns = "<mj-section>{% for c in cs %}<mj-column></mj-column>{% endfor %}</mj-section>";
        var compiled = new MjmlCompiler(new() { AllowLate = true }).Compile($"<mjml><mj-body width=\"{{{{ w }}}}\">{Columns}</mj-body></mjml>");
        Assert.Contains("width=\"600\"", compiled.Late!.Complete(compiled.Html.Replace("{% for c in cs %}", "", StringComparison.Ordinal).Replace("{% endfor %}", "", StringComparison.Ordinal)).Html);
    }

    [Theory]
    [InlineData("{% if a %}<mj-secton></mj-secton>{% else %}<mj-section></mj-section>{% endif %}", "MJ001")]
    [InlineData("{% if a %}<mj-section></mj-section>{% else %}<mj-section colour=\"red\"></mj-section>{% endif %}", "MJ002")]
    [InlineData("{% case a %}{% when 1 %}<mj-section></mj-section>{% when 2 %}<mj-text>x</mj-text>{% endcase %}", "MJ003")]
    [InlineData("{% block a %}<mj-section></mj-section>{% fallback %}<mj-section padding=\"red\"></mj-section>{% endblock %}", "MJ013")]
    [InlineData("{% for i in a %}<mj-section><mj-column>{% if i %}text{% endif %}</mj-column></mj-section>{% endfor %}", "MJ014")]
    public void Faults_are_found_in_every_branch(string body, string code) =>
        Assert.Contains(Compiler.Compile($"<mjml><mj-body>{body}</mj-body></mjml>").Faults, f => f.Code == code);

    [Fact]
    public void Deep_nesting_is_a_fault_and_no_stack_overflow()
    {
        var result = Compiler.Compile($"<mjml><mj-body>{string.Concat(Enumerable.Repeat("<mj-section>", 10_000))}</mj-body></mjml>");
        Assert.Contains(result.Faults, f => f.Code == "MJ007");
    }

    [Theory]
    [InlineData(98, false)]
    [InlineData(99, true)]
    public void A_hundred_elements_may_be_nested(int sections, bool tooDeep)
    {
        var nested = string.Concat(Enumerable.Repeat("<mj-section>", sections)) + string.Concat(Enumerable.Repeat("</mj-section>", sections));
        Assert.Equal(tooDeep, Compiler.Compile($"<mjml><mj-body>{nested}</mj-body></mjml>").Faults.Any(f => f.Code == "MJ007"));
    }

    [Theory]
    [InlineData("1px\" onload=\"x")]
    [InlineData("1px</style><script>")]
    [InlineData("{{ w }}\" onload=\"{{ w }}</style><script>")]
    public void A_breakpoint_cannot_leave_the_style_sheet(string width)
    {
        var html = Compiler.Compile($"<mjml><mj-head><mj-breakpoint width='{width}' /></mj-head><mj-body><mj-section><mj-column></mj-column></mj-section></mj-body></mjml>").Html;
        Assert.DoesNotContain("onload", html);
        Assert.DoesNotContain("<script", html);
    }

    [Fact]
    public async Task One_compiler_serves_many_threads()
    {
        var sources = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "corpus"), "*.mjml").Select(File.ReadAllText).ToArray();
        var expected = sources.Select(s => Compiler.Compile(s).Html).ToArray();
        await Parallel.ForAsync(0, 64, TestContext.Current.CancellationToken, (_, _) =>
        {
            Assert.Equal(expected, sources.Select(s => Compiler.Compile(s).Html));
            return ValueTask.CompletedTask;
        });
    }

    private static string Compile(string body) => Compiler.Compile($"<mjml><mj-body>{body}</mj-body></mjml>").Html;
}
