using System.Text.Json;
using Renderer.Previews.Recording;

namespace Renderer.Tests.Previews;

public sealed class StandInsTests
{
    [Theory]
    [InlineData("customer.name", """{"customer":{"name":"Ada"},"by":"Ada","n":1}""", """{"customer":{"name":"name-1"},"by":"name-1","n":1}""")]
    [InlineData("items.serial", """{"items":[{"serial":"A77X"},{"serial":"B77X"},{"serial":"A77X"}]}""", """{"items":[{"serial":"serial-1"},{"serial":"serial-2"},{"serial":"serial-1"}]}""")]
    [InlineData("*", """{"mail":"ada@x.example","site":"https://x.example/ada","born":"1990-05-01","pin":4711,"ok":true}""", """{"mail":"person1@example.com","site":"https://example.com/2","born":"2000-01-04","pin":4,"ok":true}""")]
    [InlineData("id", """{"id":"user-42","url":"/u/user-42/cart","user-42":1}""", """{"id":"id-1","url":"/u/id-1/cart","id-1":1}""")]
    [InlineData("absent.name", """{"name":"Ada"}""", """{"name":"Ada"}""")]
    public void The_same_value_has_the_same_stand_in(string way, string value, string expected)
    {
        var (standIns, json) = (new StandIns(), JsonElement.Parse(value));
        standIns.Learn(json, way);
        Assert.Equal(expected, standIns.Replace(json)!.ToJsonString());
    }
}
