using Renderer.Sources.Declarations;

namespace Renderer.Sources.Shop;

/// <summary>A method that answers many calls of an operation at once; one of its arguments is a list.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BatchAttribute(string operation) : Attribute
{
    public string Operation => operation;

    /// <summary>As <see cref="BatchDeclaration.Items"/>, joined by dots.</summary>
    public required string Result { get; init; }

    /// <summary>As <see cref="BatchDeclaration.Key"/>.</summary>
    public required string Key { get; init; }

    /// <summary>As <see cref="BatchDeclaration.Max"/>.</summary>
    public required int Max { get; init; }
}
