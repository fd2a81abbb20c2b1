namespace Renderer.Studio.Workshop;

/// <summary>What open pages are told.</summary>
/// <param name="Kind"><c>hello</c> when a page connects, <c>templates</c>, <c>inbox</c> or <c>sends</c>.</param>
/// <param name="Names">Of the templates that changed.</param>
internal sealed record News(string Kind, IReadOnlyList<string> Names);
