namespace Mjml;

/// <summary>Finds the files that <c>mj-include</c> names.</summary>
public interface IMjmlLoader
{
    /// <summary>The text of a file, or <c>null</c> where there is none. Called on the compiling thread, by any number of them.</summary>
    /// <param name="path">
    /// Below the root, with <c>/</c> between its parts; never absolute and without <c>..</c>. That no link leads out of the root is the loader's to see to.
    /// </param>
    string? Load(string path);
}
