using System.Net;
using Renderer.Sources.Safety;

namespace Renderer.Tests.Sources.Safety;

public sealed class AddressPolicyTests
{
    private const string Anybody = "anybody"; // public and internal systems
    private const string Internal = "internal"; // only systems that are declared so
    private const string Nobody = "nobody";

    [Theory]
    [InlineData("93.184.216.34", Anybody)]
    [InlineData("2606:2800:220:1:248:1893:25c8:1946", Anybody)]
    [InlineData("::ffff:93.184.216.34", Anybody)]
    [InlineData("64:ff9b::5db8:d822", Anybody)] // NAT64 of a public address: what a network without IPv4 resolves names to
    [InlineData("10.1.2.3", Internal)]
    [InlineData("172.16.0.1", Internal)]
    [InlineData("192.168.1.1", Internal)]
    [InlineData("100.64.0.1", Internal)]
    [InlineData("127.0.0.1", Internal)]
    [InlineData("127.8.8.8", Internal)]
    [InlineData("::1", Internal)]
    [InlineData("fd12:3456::1", Internal)]
    [InlineData("::ffff:10.0.0.1", Internal)]
    [InlineData("::127.0.0.1", Internal)]
    [InlineData("64:ff9b::7f00:1", Internal)]
    [InlineData("2002:a00:1::1", Internal)] // 6to4 of 10.0.0.1
    [InlineData("64:ff9b:1::a00:1", Internal)] // NAT64 within one network
    [InlineData("2001:0:4136:e378:8000:63bf:3fff:fdd2", Internal)] // Teredo
    [InlineData("198.18.0.1", Internal)]
    [InlineData("203.0.113.9", Internal)]
    [InlineData("240.0.0.1", Internal)]
    [InlineData("169.254.169.254", Nobody)]
    [InlineData("169.254.170.2", Nobody)]
    [InlineData("::ffff:169.254.169.254", Nobody)]
    [InlineData("64:ff9b::a9fe:a9fe", Nobody)]
    [InlineData("2002:a9fe:a9fe::", Nobody)]
    [InlineData("fe80::1", Nobody)]
    [InlineData("fd00:ec2::254", Nobody)]
    [InlineData("100.100.100.200", Nobody)]
    [InlineData("168.63.129.16", Nobody)]
    [InlineData("0.0.0.0", Nobody)]
    [InlineData("::", Nobody)]
    [InlineData("255.255.255.255", Nobody)]
    [InlineData("224.0.0.1", Nobody)]
    [InlineData("ff02::1", Nobody)]
    public void An_address_may_be_called_by(string address, string expected)
    {
        var ip = IPAddress.Parse(address);

        Assert.Equal(expected, Who(isInternal => AddressPolicy.Allows(ip, isInternal)));
    }

    [Theory]
    [InlineData("http://shop.example", Anybody)] // names are looked up later
    [InlineData("http://93.184.216.34", Anybody)]
    [InlineData("http://localhost:5081", Internal)]
    [InlineData("http://LOCALHOST", Internal)]
    [InlineData("http://127.1", Internal)]
    [InlineData("http://0x7f000001", Internal)]
    [InlineData("http://2130706433", Internal)]
    [InlineData("http://017700000001", Internal)]
    [InlineData("http://[::1]:5081", Internal)]
    [InlineData("http://[::ffff:10.0.0.1]", Internal)]
    [InlineData("http://169.254.169.254/latest", Nobody)]
    [InlineData("http://[fe80::1%25eth0]", Nobody)]
    public void A_host_without_look_up_may_be_called_by(string address, string expected) =>
        Assert.Equal(expected, Who(isInternal => AddressPolicy.AllowsHost(new Uri(address).Host, isInternal)));

    private static string Who(Func<bool, bool> allows) => (allows(false), allows(true)) switch
    {
        (true, true) => Anybody,
        (false, true) => Internal,
        (false, false) => Nobody,
        _ => "public systems only",
    };
}
