using System.Text.Json;

namespace TemplateLanguage.Analysis;

/// <summary>The systems and operations a template may name. Templates know names only; addresses stay with the catalog's owner.</summary>
public interface ISystemCatalog
{
    /// <summary>Names of all declared systems.</summary>
    IReadOnlyCollection<string> Systems { get; }

    /// <summary>Names of a system's operations; empty for an unknown system.</summary>
    IReadOnlyCollection<string> Operations(string system);

    /// <summary>The operation's signature, or <c>null</c> when it is not declared.</summary>
    OperationSignature? Find(string system, string operation);
}

/// <summary>What an operation takes and gives.</summary>
/// <param name="Timeout">The system's own limit, which a source's <c>within</c> shortens.</param>
/// <param name="Schema">JSON Schema of the value, or <c>null</c> where none is declared.</param>
public sealed record OperationSignature(
    string System, string Name, IReadOnlyList<OperationArgument> Arguments, TimeSpan Timeout, JsonElement? Schema = null);

/// <summary>A placeholder of the operation's path, query or body.</summary>
public sealed record OperationArgument(string Name, bool Required);
