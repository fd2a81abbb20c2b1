using System.Text.RegularExpressions;
using Mjml.Html.Outline;

namespace Mjml.Tests;

/// <summary>Whether every start tag of a page has its end tag, for Outlook, which reads conditional comments, and for everybody else.</summary>
internal static partial class WellFormed
{
    /// <summary>What is wrong, or <c>null</c>.</summary>
    public static string? Fault(string html) => FaultOf(html) is { } fault ? $"for all but Outlook: {fault}" : FaultOf(ForOutlook(html)) is { } other ? $"for Outlook: {other}" : null;

    private static string ForOutlook(string html) => Outlook().Replace(NotOutlook().Replace(html, ""), "$1");

    private static string? FaultOf(string html)
    {
        var open = new Stack<string>();
        var scanner = new HtmlScanner(html);
        while (scanner.Next(out var piece))
        {
            var selfClosed = html.AsSpan(piece.Start, piece.End - piece.Start).EndsWith("/>");
            if (piece.Kind == HtmlPieceKind.StartTag && !HtmlNames.IsVoid(piece.Tag) && !selfClosed)
                open.Push(piece.Tag);
            else if (piece.Kind == HtmlPieceKind.EndTag && (!open.TryPop(out var tag) || tag != piece.TagIn(html)))
                return $"</{piece.TagIn(html)}> at {piece.Start} where <{tag}> is open";
        }
        return open.Count == 0 ? null : $"<{open.Peek()}> is not closed";
    }

    [GeneratedRegex(@"<!--\[if !mso[^\]]*\]><!-->.*?<!--<!\[endif\]-->", RegexOptions.Singleline)]
    private static partial Regex NotOutlook();

    [GeneratedRegex(@"<!--\[if [^!\]][^\]]*\]>(.*?)<!\[endif\]-->", RegexOptions.Singleline)]
    private static partial Regex Outlook();
}
