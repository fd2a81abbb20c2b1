using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Ingest.Declarations;

/// <summary>Parses a file of declarations.</summary>
internal static class YamlRoot
{
    /// <summary>What the file holds; <c>null</c> where it is empty, or is no YAML, which is noted.</summary>
    public static YamlNode? Read(string text, List<YamlFault> faults)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            return stream.Documents.Count > 0 ? stream.Documents[0].RootNode : null;
        }
        catch (YamlException e)
        {
            faults.Add(new(e.Start.Line, e.Start.Column, e.InnerException?.Message ?? e.Message));
        }
        catch (InvalidOperationException) // what YamlDotNet throws on some unfinished plain texts
        {
            faults.Add(new(1, 1, "this is not YAML"));
        }
        return null;
    }
}
