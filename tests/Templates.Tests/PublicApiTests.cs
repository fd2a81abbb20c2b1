using PublicApiGenerator;
using Renderer.Testing;

namespace Templates.Tests;

public sealed class PublicApiTests
{
    /// <summary>A wider surface shows in review: take over <c>PublicApi.received.txt</c> where it is meant.</summary>
    [Fact]
    public void The_public_surface_of_the_library_is_as_verified()
    {
        var actual = typeof(TemplateSnapshots).Assembly.GeneratePublicApi(new() { IncludeAssemblyAttributes = false });
        var verified = Path.Combine(AppContext.BaseDirectory, "PublicApi.verified.txt");
        if (actual == File.ReadAllText(verified))
            return;
        var received = Path.ChangeExtension(Path.ChangeExtension(verified, null), "received.txt");
        File.WriteAllText(received, actual);
        Assert.Fail($"The public surface has changed: compare {received} with PublicApi.verified.txt.");
    }
}
