namespace Renderer.Studio.Variations;

/// <summary>What can be made of a source with a click.</summary>
internal enum Trouble
{
    /// <summary>It answers after its limit.</summary>
    Slow,

    /// <summary>It answers 500.</summary>
    Failed,

    /// <summary>It answers, and has nothing: every list in its value is empty.</summary>
    Empty,

    /// <summary>It fails, and an old value stands in where the template allows one; where it asks for a fresh value, the value is too old.</summary>
    Stale,
}
