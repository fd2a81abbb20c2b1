using Mjml.Parsing;

namespace Mjml.Late;

/// <summary>Why a section cannot be laid out before the template tags in it are gone.</summary>
/// <param name="Why">A clause that follows a colon.</param>
/// <param name="HowToMend">What an author can write instead.</param>
/// <param name="IsValue">A value is missing, not only the number of elements: without late layout it is left out.</param>
internal sealed record LateCause(string Why, string HowToMend, Node Node, NodeAttribute? Attribute = null, bool IsValue = false);
