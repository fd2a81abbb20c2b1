using DiffEngine;

namespace Renderer.Previews.Snapshots;

/// <summary>Opens what differs in the tool that the user has named, by the environment variables of Verify's DiffEngine.</summary>
internal static class DiffTools
{
    private static readonly string[] Naming = ["DiffEngine_ToolOrder", "DiffEngine_Tool"];

    /// <summary>Whether a tool is named and somebody may be there to look: never on a build server.</summary>
    public static bool IsConfigured => !DiffRunner.Disabled && !BuildServerDetector.Detected && Naming.Any(v => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(v)));

    public static Task OpenAsync(string received, string verified) => DiffRunner.LaunchForTextAsync(received, verified);
}
