namespace Shop.Once;

/// <summary>A step of the visit did not do what it should.</summary>
internal sealed class VisitException(string reason) : Exception(reason);
