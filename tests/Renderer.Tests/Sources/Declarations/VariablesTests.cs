using Microsoft.Extensions.Configuration;
using Renderer.Sources.Declarations;

namespace Renderer.Tests.Sources.Declarations;

public sealed class VariablesTests
{
    [Fact]
    public void Values_come_from_the_configuration_and_from_files()
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, "s3cret\n");
            var variables = Create(("HOST", "x.example"));

            Assert.Equal("https://x.example/a", variables.Resolve(At("https://${HOST}/a")));
            Assert.Equal("s3cret", variables.Resolve(At("${file:" + file + "}")));
            Assert.Empty(variables.Missing);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void All_that_is_missing_is_told()
    {
        var variables = Create(("BAD", "ftp://x.example"));
        variables.Resolve(At("${A}${B}"));
        variables.Resolve(At("${file:/there/is/none}"));
        variables.ResolveAddress(At("${BAD}"), isInternal: false);
        variables.ResolveAddress(At("http://127.0.0.1:5081"), isInternal: false);

        Assert.Equal(
            [
                "sources.yaml:2:3: A is not set: set the environment variable A.",
                "sources.yaml:2:3: B is not set: set the environment variable B.",
                "sources.yaml:2:3: the file /there/is/none is missing, empty or larger than 64 KB.",
                "sources.yaml:2:3: what '${BAD}' stands for is not an address. " + Variables.AddressForm,
                "sources.yaml:2:3: the address of '127.0.0.1' is not a public one: if the system is on your own network, declare it internal: true.",
            ],
            variables.Missing);
    }

    private static Variables Create(params (string Name, string Value)[] values) =>
        new(new ConfigurationBuilder().AddInMemoryCollection(values.ToDictionary(v => v.Name, v => (string?)v.Value)).Build());

    private static Text At(string text) => new(text, new("sources.yaml", 2, 3, 2, 9));
}
