using Mjml.Diagnostics;

namespace Mjml.Tests;

public sealed class IncludeTests
{
    private const string Text = "<mj-section><mj-column><mj-text>in</mj-text></mj-column></mj-section>";

    [Fact]
    public void A_fragment_stands_in_the_place_of_the_tag() =>
        Assert.Equal(Html(Text), Html("<mj-include path=\"part.mjml\" />", ("part.mjml", Text)));

    [Fact]
    public void A_whole_document_gives_its_body_and_adds_its_head()
    {
        var html = Html(
            "<mj-include path=\"part.mjml\"></mj-include>",
            ("part.mjml", $"<mjml><mj-head><mj-style>.in {{ color: red; }}</mj-style></mj-head><mj-body>{Text}</mj-body></mjml>"));
        Assert.Contains(".in { color: red; }", html);
        Assert.Contains(">in</div>", html);
    }

    [Fact]
    public void Html_is_carried_through_and_styles_go_to_the_head_or_the_elements()
    {
        var html = Html(
            "<mj-include path=\"a.html\" type=\"html\" /><mj-include path=\"a.css\" type=\"css\" /><mj-include path=\"b.css\" type=\"css\" css-inline=\"inline\" />",
            ("a.html", "<hr class=\"x\">"), ("a.css", ".x { top: 0 }"), ("b.css", ".x { color: red }"));
        Assert.Contains("<hr class=\"x\" style=\"color: red;\">", html);
        Assert.Contains(".x { top: 0 }", html);
    }

    [Fact]
    public void Paths_are_relative_to_the_file_that_they_stand_in()
    {
        var html = Html(
            "<mj-include path=\"./parts/outer.mjml\" />",
            ("mails/parts/outer.mjml", "<mj-include path=\"../../shared/inner.mjml\" />"), ("shared/inner.mjml", Text));
        Assert.Contains(">in</div>", html);
    }

    [Theory]
    [InlineData("../../secret.mjml")]
    [InlineData("/etc/passwd")]
    [InlineData("C:\\x.mjml")]
    [InlineData("\\\\host\\x.mjml")]
    [InlineData("..%2f..%2fsecret.mjml")]
    [InlineData("%252e%252e/%252e%252e/secret.mjml")]
    [InlineData("{{ file }}")]
    [InlineData("absent.mjml")]
    public void What_is_not_below_the_root_is_a_fault_and_never_asked_for(string path)
    {
        var loader = new Files(("secret.mjml", Text));
        var fault = Assert.Single(Compile($"\n<mj-include path=\"{path}\" />", loader).Faults);
        Assert.Equal(("MJ010", 2, 1), (fault.Code, fault.Line, fault.Column));
        Assert.All(loader.Asked, asked => Assert.Equal("mails/absent.mjml", asked));
    }

    [Fact]
    public void A_circle_of_files_is_a_fault_that_names_them()
    {
        var fault = Assert.Single(Compile("<mj-include path=\"a.mjml\" />", new(("mails/a.mjml", "\n<mj-include path=\"b.mjml\" />"), ("mails/b.mjml", "<mj-include path=\"a.mjml\" />"))).Faults);
        Assert.Equal(("MJ011", "mails/b.mjml"), (fault.Code, fault.File));
        Assert.Contains("mails/a.mjml > mails/b.mjml > mails/a.mjml", fault.Message);
    }

    [Fact]
    public void Files_that_include_the_next_one_twice_come_to_an_end()
    {
        var files = Enumerable.Range(0, 19).Select(i => ($"mails/{i}.mjml", string.Concat(Enumerable.Repeat($"<mj-include path=\"{i + 1}.mjml\" />", 2)))).ToArray();
        Assert.Contains(Compile("<mj-include path=\"0.mjml\" />", new(files)).Faults, f => f.Code == "MJ011");
    }

    [Fact]
    public void A_fault_in_an_included_file_is_told_at_its_place_there()
    {
        var fault = Assert.Single(Compile("\n\n<mj-include path=\"part.mjml\" />", new(("mails/part.mjml", "<mj-section>\n  <mj-colum></mj-colum></mj-section>"))).Faults);
        Assert.Equal(("MJ001", "mails/part.mjml", 2, 3), (fault.Code, fault.File, fault.Line, fault.Column));
    }

    [Fact]
    public void Without_a_loader_an_include_is_a_fault()
    {
        var fault = Assert.Single(new MjmlCompiler().Compile("<mjml><mj-body><mj-include path=\"a.mjml\" /></mj-body></mjml>").Faults);
        Assert.Equal(("MJ010", MjmlSeverity.Error), (fault.Code, fault.Severity));
    }

    private static string Html(string body, params (string Path, string Text)[] files)
    {
        var result = Compile(body, new([.. files, .. files.Select(f => ("mails/" + f.Path, f.Text))]));
        Assert.Empty(result.Faults);
        return result.Html;
    }

    private static MjmlResult Compile(string body, Files files) =>
        new MjmlCompiler(new() { Loader = files }).Compile($"<mjml><mj-body>{body}</mj-body></mjml>", new() { Path = "mails/mail.mjml" });

    private sealed class Files(params (string Path, string Text)[] files) : IMjmlLoader
    {
        public List<string> Asked { get; } = [];

        public string? Load(string path)
        {
            Asked.Add(path);
            return files.FirstOrDefault(f => f.Path == path).Text;
        }
    }
}
