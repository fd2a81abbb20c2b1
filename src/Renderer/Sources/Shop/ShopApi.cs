using System.Reflection;
using System.Text.Json;
using Renderer.Sources.Declarations;

namespace Renderer.Sources.Shop;

/// <summary>An API whose operations are known, so that a system names it in place of paths.</summary>
/// <param name="client">Its interface, which declares the operations.</param>
internal sealed class ShopApi(string name, Type client)
{
    private readonly Lazy<IReadOnlyDictionary<string, OperationDeclaration>> _operations = new(() => Read(client));

    /// <summary>Those there are.</summary>
    public static IReadOnlyList<ShopApi> All { get; } =
        [new("carts", typeof(ICartsApi)), new("activity", typeof(IActivityApi)), new("profile", typeof(IProfileApi))];

    public string Name => name;

    public Type Client => client;

    /// <summary>They stand in no file of the author's: nothing leads to them.</summary>
    public IReadOnlyDictionary<string, OperationDeclaration> Operations => _operations.Value;

    private static Dictionary<string, OperationDeclaration> Read(Type client)
    {
        var batches = Methods<BatchAttribute>(client).ToDictionary(m => m.About.Operation, m => Batch(new(m.Method), m.About));
        return Methods<OperationAttribute>(client).ToDictionary(
            m => m.About.Name,
            m => new OperationDeclaration(m.About.Name, new ClientMethod(m.Method).Request, [], Schema(m.About.Schema))
            {
                Personal = m.About.Personal,
                Batch = batches.GetValueOrDefault(m.About.Name),
            });
    }

    private static IEnumerable<(MethodInfo Method, T About)> Methods<T>(Type client)
        where T : Attribute => client.GetMethods().SelectMany(m => m.GetCustomAttributes<T>().Select(about => (m, about)));

    private static BatchDeclaration Batch(ClientMethod method, BatchAttribute batch) =>
        new(method.Request, method.Request.Lists.Single(), batch.Key, batch.Max) { Items = batch.Result.Split('.') };

    private static JsonElement Schema(string file)
    {
        using var stream = typeof(ShopApi).Assembly.GetManifestResourceStream($"apis/{file}") ?? throw new InvalidOperationException($"{file} is no part of the program.");
        using var schema = JsonDocument.Parse(stream);
        return schema.RootElement.Clone();
    }
}
