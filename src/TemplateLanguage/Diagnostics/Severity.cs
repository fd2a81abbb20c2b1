namespace TemplateLanguage.Diagnostics;

/// <summary>How much a <see cref="Fault"/> matters: an error keeps the template from being sent, a warning does not.</summary>
public enum Severity
{
    Info,
    Warning,
    Error,
}
