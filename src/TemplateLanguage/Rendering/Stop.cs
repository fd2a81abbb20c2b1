
namespace TemplateLanguage.Rendering;

/// <summary>Why rendering ended before its end.</summary>
internal abstract record Stop
{
    public sealed record Abort(string Reason) : Stop;

    public sealed record Defer(TimeSpan After, string Reason) : Stop;

    public sealed record Fault(Diagnostics.Fault What) : Stop;
}
