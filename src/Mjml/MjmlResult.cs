using Mjml.Diagnostics;

namespace Mjml;

/// <summary>The document as HTML, and everything that is wrong with it.</summary>
/// <param name="Html">Empty where there is no <c>mj-body</c>.</param>
public sealed record MjmlResult(string Html, IReadOnlyList<MjmlFault> Faults);
