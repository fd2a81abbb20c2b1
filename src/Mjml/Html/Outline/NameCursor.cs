namespace Mjml.Html.Outline;

/// <summary>Where a name is written next, so that asking the tags of a page in their order searches the page once.</summary>
internal sealed class NameCursor(string name)
{
    private int _from = int.MaxValue;
    private int _next = -1;

    public string Name => name;

    /// <summary>Where the name's letters stand first in the tag from <paramref name="start"/> to <paramref name="end"/>; below zero where they do not.</summary>
    public int Within(ReadOnlySpan<char> html, int start, int end)
    {
        if (start < _from && _next >= 0)
        {
            var before = html[start..end].IndexOf(name, StringComparison.OrdinalIgnoreCase); // looking back must not lose the place
            return before < 0 ? before : start + before;
        }
        if (start > _next)
        {
            var found = html[start..].IndexOf(name, StringComparison.OrdinalIgnoreCase);
            _from = start;
            _next = found < 0 ? int.MaxValue : start + found;
        }
        return _next < end ? _next : -1;
    }
}
