using Renderer.Sources.Records;
using TemplateLanguage.Planning;

namespace Renderer.Sends;

/// <summary>The sources of one send, and what became of them.</summary>
internal interface ISendSources : ISourceCaller
{
    /// <summary>How a source got its answer, or <c>null</c> where it was not called.</summary>
    CallReport? ReportOf(string source);
}
