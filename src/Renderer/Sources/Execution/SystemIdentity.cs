using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Renderer.Sources.Declarations;
using Renderer.Sources.Requests;

namespace Renderer.Sources.Execution;

/// <summary>Who asks whom: a system's address and credentials, as a hash. What one identity is told, no other is shown.</summary>
internal sealed class SystemIdentity
{
    private const int Shown = 12; // 48 bits in hexadecimal: enough to tell arguments apart, on a page that people read

    private static readonly JsonSerializerOptions Options = new() { Converters = { new OnlyText() } };

    private readonly byte[] _secret;

    public SystemIdentity(SystemDeclaration system, Variables variables)
    {
        // Whatever the kind of credentials: all their texts, and the kind's name.
        var credentials = JsonSerializer.Serialize(system.Auth, system.Auth.GetType(), Options);
        _secret = SHA256.HashData(Encoding.UTF8.GetBytes(variables.Resolve(new($"{system.Base.Value}\n{system.Auth.GetType().Name}\n{credentials}", system.Base.Place))));
    }

    /// <summary>The key under which sends share what this request is answered with. Holds nothing of the arguments: it stands in Redis and in logs.</summary>
    public string KeyOf(SystemDeclaration system, OperationDeclaration operation, BoundRequest request)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(_secret, Encoding.UTF8.GetBytes($"{operation.Name}\n{request.Key}"), hash);
        return $"{system.Name}.{operation.Name}:{Convert.ToHexStringLower(hash)}";
    }

    /// <summary>The end of a key, as reports show it.</summary>
    public static string Short(string key) => key[^Shown..];

    private sealed class OnlyText : JsonConverter<Text>
    {
        public override Text Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, Text value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
    }
}
