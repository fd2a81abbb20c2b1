using Renderer.Sources.Declarations;

namespace Renderer.Sources.Shop;

/// <summary>A method that is an operation of its API: what templates need to know of it and Refit does not.</summary>
/// <param name="name">As templates call it.</param>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class OperationAttribute(string name) : Attribute
{
    public string Name => name;

    /// <summary>JSON Schema of its answer, a file of <c>templates/schemas</c>.</summary>
    public required string Schema { get; init; }

    /// <summary>As <see cref="OperationDeclaration.Personal"/>.</summary>
    public string[] Personal { get; init; } = [];
}
