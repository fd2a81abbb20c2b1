using Renderer.Delivery;
using Renderer.Sources.Execution;
using TemplateLanguage.Rendering;

namespace Renderer.Hosting;

/// <summary>The configuration section <c>Renderer</c> (<c>RENDERER__…</c> in the environment).</summary>
internal sealed record RendererOptions
{
    public const string Section = "Renderer";

    /// <summary>SQLite file and, in Development, pickup folder and link key. Beside the program: easy to find, easy to delete.</summary>
    public string DataPath { get; set; } = "./data";

    /// <summary>Where the templates are, below the working directory as the CLI has it.</summary>
    public string Templates { get; set; } = "templates";

    /// <summary>What links in messages begin with: recipients must reach it.</summary>
    public string? PublicUrl { get; set; }

    /// <summary>Keys that may ask for sends.</summary>
    public List<string> SendKeys { get; set; } = [];

    /// <summary>Signs the links in messages. Changing it kills the links of what was sent before.</summary>
    public string? LinkKey { get; set; }

    /// <summary>Sender of templates that name none.</summary>
    public string? From { get; set; }

    public SmtpOptions Smtp { get; set; } = new();

    /// <summary>Where messages go without an SMTP server; Development only. Default: <c>pickup</c> in the data folder.</summary>
    public string? Pickup { get; set; }

    public DeliveryPolicy Delivery { get; set; } = DeliveryPolicy.AtLeastOnce;

    /// <summary>What rendering a part of a message may take.</summary>
    public RenderLimits Limits { get; set; } = new();

    public SourcesOptions Sources { get; set; } = new();

    /// <summary>Sends under way at once. They mostly wait for sources, so more than there are cores.</summary>
    public int Workers { get; set; } = 32;
}
