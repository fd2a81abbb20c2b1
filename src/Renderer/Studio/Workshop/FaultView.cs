using TemplateLanguage.Diagnostics;

namespace Renderer.Studio.Workshop;

/// <summary>A fault as the studio's page shows it.</summary>
/// <param name="At"><c>file:line:col</c>, as editors open it.</param>
internal sealed record FaultView(
    string Code, string Severity, string Message, string? Suggestion, string File, int Line, int Column, int EndLine, int EndColumn, string At)
{
    public static FaultView Of(Fault fault)
    {
        var place = fault.Place;
        var severity = fault.Severity switch
        {
            TemplateLanguage.Diagnostics.Severity.Error => "error",
            TemplateLanguage.Diagnostics.Severity.Warning => "warning",
            _ => "info",
        };
        return new(
            fault.Code, severity, fault.Message, fault.Suggestion, place.File, place.Line, place.Column, place.EndLine, place.EndColumn, $"{place.File}:{place.Line}:{place.Column}");
    }
}
