using System.Net;
using TemplateLanguage.Rendering;

namespace Renderer.Studio.Mail;

/// <summary>What stands in the place of a mail that is not sent.</summary>
internal static class MailPlaceholder
{
    public static string Of(RenderOutcome outcome) =>
        $"""
        <!doctype html><html lang="en"><head><meta charset="utf-8"><title>{MailPreview.Word(outcome)}</title><style>
        body{"{"}margin:0;min-height:200px;display:grid;place-items:center;font:18px/26px system-ui,sans-serif;color:#3c4641;background:#f4f5f2;text-align:center{"}"}
        p{"{"}margin:32px{"}"}b{"{"}display:block;font-size:22px{"}"}
        </style></head><body><p><b>{MailPreview.Word(outcome)}</b>{WebUtility.HtmlEncode(MailPreview.ReasonOf(outcome))}</p></body></html>
        """;
}
