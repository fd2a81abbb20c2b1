namespace Mjml.Html.Outline;

/// <summary>What is kept of a start tag. Rows name each other by their places, so that a page's worth of them is one pooled array.</summary>
internal struct OutlineRow
{
    public const int None = -1;

    public string Tag;
    public int Start;
    public int End; // behind the start tag
    public int Parent;
    public int Previous;
    public int Next;
    public int LastChild;
    public int Place;
    public bool HasText;
    public List<(string Name, string Value)>? Changes;

    public readonly int NameEnd => Start + 1 + Tag.Length;
}
