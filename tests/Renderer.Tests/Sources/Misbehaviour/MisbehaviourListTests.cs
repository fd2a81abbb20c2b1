using Renderer.Sources.Declarations;
using Renderer.Sources.Misbehaviour;
using Renderer.Sources.Requests;

namespace Renderer.Tests.Sources.Misbehaviour;

public sealed class MisbehaviourListTests
{
    private static readonly SystemCatalog Systems = new(new Dictionary<string, SystemDeclaration> { ["offers"] = Declared("offers", "for_products"), ["carts"] = Declared("carts", "current") });

    public static TheoryData<string, object> Words => new()
    {
        { "timeout", new WireFault.Silence() },
        { "connect", new WireFault.Refused() },
        { "reset", new WireFault.Reset(InBody: false) },
        { "reset:body", new WireFault.Reset(InBody: true) },
        { "status:503", new WireFault.Status(503) },
        { "latency:200ms", new WireFault.Latency(TimeSpan.FromMilliseconds(200), TimeSpan.Zero) },
        { "latency:2s±50ms", new WireFault.Latency(TimeSpan.FromSeconds(2), TimeSpan.FromMilliseconds(50)) },
        { "latency:2s+-50ms", new WireFault.Latency(TimeSpan.FromSeconds(2), TimeSpan.FromMilliseconds(50)) },
        { "drip:10ms", new WireFault.Drip(TimeSpan.FromMilliseconds(10)) },
        { "truncated", new WireFault.Truncated() },
        { "not_json", new WireFault.NotJson() },
        { "too_large", new WireFault.TooLarge() },
        { "schema", new WireFault.WrongShape() },
        { "stale:1h", new WireFault.Stale(TimeSpan.FromHours(1)) },
    };

    [Theory]
    [MemberData(nameof(Words))]
    public void Every_fault_has_its_word(string word, object fault) => Assert.Equal(fault, WireFaultReader.Read(word));

    [Fact]
    public void Systems_and_operations_have_their_faults()
    {
        var wrong = new List<string>();
        var list = MisbehaviourList.Read("offers=status:503*1, offers=latency:80ms, carts.current=timeout", Systems, wrong);

        Assert.Empty(wrong);
        var offers = list.For("offers", "for_products")!;
        Assert.Equal([new WireFault.Status(503), new WireFault.Latency(TimeSpan.FromMilliseconds(80), TimeSpan.Zero)], offers.Next());
        Assert.Equal([new WireFault.Latency(TimeSpan.FromMilliseconds(80), TimeSpan.Zero)], offers.Next());
        Assert.Equal([new WireFault.Silence()], list.For("carts", "current")!.Next());
        Assert.Null(list.For("carts", "other"));
    }

    [Theory]
    [InlineData("offers", "'offers' is not SYSTEM=FAULT or SYSTEM.OPERATION=FAULT.")]
    [InlineData("ofers=timeout", "There is no system 'ofers'. Did you mean 'offers'?")]
    [InlineData("offers.all=timeout", "System 'offers' has no operation 'all'. It has for_products.")]
    [InlineData("offers=slow", "'slow' is no fault: write timeout, connect,")]
    [InlineData("offers=status:200", "'status:200' is no fault")]
    [InlineData("offers=timeout:1s", "'timeout:1s' is no fault")]
    [InlineData("offers=latency:80ms±x", "'latency:80ms±x' is no fault")]
    [InlineData("offers=reset*0", "'reset*0': after * stands how many requests")]
    public void What_is_wrong_is_told(string text, string expected)
    {
        var wrong = new List<string>();
        MisbehaviourList.Read(text, Systems, wrong);
        Assert.StartsWith(expected, Assert.Single(wrong), StringComparison.Ordinal);
    }

    private static SystemDeclaration Declared(string name, string operation) => new()
    {
        Name = name,
        Base = new("http://x.example", default),
        Operations = new Dictionary<string, OperationDeclaration> { [operation] = new(operation, new RequestTemplate(HttpMethod.Get, TargetTemplate.Parse("/", out _)!, [], null), [], null) },
    };
}
