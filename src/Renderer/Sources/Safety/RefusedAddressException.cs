namespace Renderer.Sources.Safety;

/// <summary>A host's name leads only to addresses that its system may not be at.</summary>
internal sealed class RefusedAddressException(string host, bool isInternal) : IOException(Explain(host, isInternal))
{
    public static string Explain(string host, bool isInternal) => isInternal
        ? $"the address of '{host}' is a link-local or metadata address, where no system may be"
        : $"the address of '{host}' is not a public one: if the system is on your own network, declare it internal: true";
}
