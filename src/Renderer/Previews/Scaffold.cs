using Renderer.Templates;

namespace Renderer.Previews;

/// <summary>The files that a template begins with.</summary>
internal static class Scaffold
{
    private const string FrontMatter = """
        ---
        subject: "{{ recipient.first_name | default: 'Hello' }}, here is NAME"
        preheader: "What an inbox shows after the subject."
        from: "Your shop <hello@shop.example>"
        ---

        """;

    private const string InLayout = FrontMatter + """
        {% layout 'base' %}
        {% slot headline %}Hello {{ recipient.first_name | default: "there" }}{% endslot %}
        {% slot lead %}This is NAME.{% endslot %}

        <mj-section padding="16px 0">
          <mj-column>
            <mj-text>Say what it is about.</mj-text>
          </mj-column>
        </mj-section>

        """;

    private const string Alone = FrontMatter + """
        <mjml lang="en">
          <mj-head>
            <mj-attributes>
              <mj-all font-family="Helvetica, Arial, sans-serif" />
              <mj-text font-size="16px" line-height="24px" color="#222222" />
            </mj-attributes>
          </mj-head>
          <mj-body background-color="#f4f4f4">
            <mj-section background-color="#ffffff" padding="32px 16px">
              <mj-column>
                <mj-text font-size="26px" line-height="32px">Hello {{ recipient.first_name | default: "there" }}</mj-text>
                <mj-text>This is NAME. Say what it is about.</mj-text>
              </mj-column>
            </mj-section>
            <mj-section>
              <mj-column>
                <mj-text align="center" font-size="13px"><a href="{{ links.unsubscribe }}">Unsubscribe</a></mj-text>
              </mj-column>
            </mj-section>
          </mj-body>
        </mjml>

        """;

    private const string Fixture = """
        {
          "now": "2026-11-23T10:00:00Z",
          "recipient": { "id": "u1", "email": "ada@example.com", "first_name": "Ada" },
          "event": { "type": "Product Viewed", "properties": {} },
          "sources": {}
        }

        """;

    private const string Systems = """
        # The systems that templates may name. Only this file holds addresses and credentials.
        #
        # carts:
        #   base: ${CARTS_URL}
        #   operations:
        #     current: { get: "/v1/users/{user}/cart" }
        {}

        """;

    /// <summary>Files that are not there yet, with their texts.</summary>
    public static IEnumerable<(string File, string Text)> Files(TemplateFolder folder, string name)
    {
        if (!File.Exists(folder.SystemsFile))
            yield return (folder.SystemsFile, Systems);
        yield return (folder.FileOf(name), (folder.Layout("base") is null ? Alone : InLayout).Replace("NAME", name, StringComparison.Ordinal));
        yield return (Path.Combine(folder.PreviewsOf(name), "usual.json"), Fixture);
    }
}
