namespace Renderer.Sources.Shop;

/// <summary>A call of a typed client.</summary>
/// <param name="Values">Of the method's arguments, in its order and types.</param>
internal readonly record struct ClientCall(ClientMethod Method, object?[] Values);
