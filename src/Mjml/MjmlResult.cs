using Mjml.Diagnostics;

namespace Mjml;

/// <summary>The document as HTML, and everything that is wrong with it.</summary>
/// <param name="Html">Empty where there is no <c>mj-body</c>.</param>
public sealed record MjmlResult(string Html, IReadOnlyList<MjmlFault> Faults)
{
    /// <summary>
    /// Finishes the page where sections are laid out late (<see cref="MjmlOptions.AllowLate"/>): once its template tags are rendered, the HTML goes
    /// through <see cref="MjmlLateLayout.Complete"/>. <c>null</c> where the HTML is complete, as of most mails.
    /// </summary>
    public MjmlLateLayout? Late { get; init; }
}
