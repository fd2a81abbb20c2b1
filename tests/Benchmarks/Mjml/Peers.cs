using System.Diagnostics;
using System.Text.Json;

namespace Benchmarks.Mjml;

/// <summary>Other compilers, each in its own process, on the same files.</summary>
internal static class Peers
{
    /// <summary>npm's mjml and mrml, where <c>npm install</c> was run in the folder of the driver.</summary>
    public static Dictionary<string, Dictionary<string, double>>? OfNode(string folder, IEnumerable<string> files) =>
        Directory.Exists(Path.Combine(folder, "node_modules")) ? Run("node", ["measure.mjs", .. files], folder) : null;

    /// <summary>Mjml.Net, from a checkout of its sources.</summary>
    public static Dictionary<string, Dictionary<string, double>>? OfMjmlNet(string checkout, IEnumerable<string> files)
    {
        var project = Directory.EnumerateFiles(checkout, "Mjml.Net.csproj", SearchOption.AllDirectories).First();
        var folder = Directory.CreateTempSubdirectory("mjml-net-").FullName;
        File.WriteAllText(Path.Combine(folder, "driver.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings></PropertyGroup>
              <ItemGroup><ProjectReference Include="{project}" /></ItemGroup>
              <ItemGroup><RuntimeHostConfigurationOption Include="System.GC.LOHThreshold" Value="400000" /></ItemGroup>
              <ItemGroup><Compile Include="{Path.Combine(AppContext.BaseDirectory, "Mjml", "Measurement.cs")}" /></ItemGroup>
            </Project>
            """);
        File.WriteAllText(Path.Combine(folder, "Program.cs"), """
            using System.Text.Json;
            using Benchmarks.Mjml;
            var renderer = new Mjml.Net.MjmlRenderer();
            var results = args.ToDictionary(f => Path.GetFileNameWithoutExtension(f), f =>
            {
                var source = File.ReadAllText(f);
                return Measurement.Of(() => renderer.Render(source));
            });
            Console.WriteLine(JsonSerializer.Serialize(new Dictionary<string, Dictionary<string, double>>
            {
                ["Mjml.Net"] = results.ToDictionary(r => r.Key, r => r.Value.Microseconds),
                ["Mjml.Net, KB"] = results.ToDictionary(r => r.Key, r => r.Value.Bytes / 1024),
            }));
            """);
        var results = Run("dotnet", ["run", "-c", "Release", "--", .. files], folder);
        Directory.Delete(folder, recursive: true);
        return results;
    }

    private static Dictionary<string, Dictionary<string, double>>? Run(string command, IEnumerable<string> arguments, string folder)
    {
        using var process = Process.Start(new ProcessStartInfo(command, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, double>>>(output.Trim().Split('\n')[^1]) : null;
    }
}
