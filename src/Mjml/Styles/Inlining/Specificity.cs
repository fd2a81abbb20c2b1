namespace Mjml.Styles.Inlining;

/// <summary>The weight of a selector.</summary>
internal readonly record struct Specificity(int Ids, int Classes, int Tags)
{
    public static Specificity operator +(Specificity a, Specificity b) => new(a.Ids + b.Ids, a.Classes + b.Classes, a.Tags + b.Tags);
}

/// <summary>The weight of a declaration: importance and the <c>style</c> attribute first, then the selector, then the place.</summary>
internal readonly record struct Weight(int Level, Specificity Specificity, int Position) : IComparable<Weight>
{
    public int CompareTo(Weight other)
    {
        var (a, b) = (Specificity, other.Specificity);
        return (Level, a.Ids, a.Classes, a.Tags, Position).CompareTo((other.Level, b.Ids, b.Classes, b.Tags, other.Position));
    }
}
