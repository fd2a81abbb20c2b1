using System.Linq.Expressions;
using System.Reflection;
using System.Text.Json;
using Refit;
using Renderer.Sources.Calls;
using Renderer.Sources.Requests;

namespace Renderer.Sources.Shop;

/// <summary>A method of a typed client, as a request. Refit's attributes are the declaration: a path stands there and nowhere else.</summary>
/// <remarks>
/// The request is bound before it is sent, as every other: cache, single flight and signatures go by its target. Refit makes the same target once more, of the
/// same values.
/// </remarks>
internal sealed class ClientMethod
{
    /// <summary>What the call brings; the arguments stand before.</summary>
    private static readonly Type[] OfTheCall = [typeof(IDictionary<string, string>), typeof(CallRecord), typeof(CancellationToken)];

    private readonly ClientArgument[] _arguments;
    private readonly Lazy<Sender> _send;

    public ClientMethod(MethodInfo method)
    {
        _arguments = [.. method.GetParameters().SkipLast(OfTheCall.Length).Select(p => new ClientArgument(p))];
        _send = new(() => Compile(method)); // checking and editing send nothing
        var http = method.GetCustomAttribute<HttpMethodAttribute>()!;
        Request = new(http.Method, TargetTemplate.Parse(Notation(http.Path), out _)!, [], null) { Client = this };
    }

    private delegate Task<HttpResponseMessage> Sender(
        object client, object?[] values, IDictionary<string, string> headers, CallRecord record, CancellationToken cancellationToken);

    public RequestTemplate Request { get; }

    /// <summary>The values of the arguments, each of its type; the name of one that is of another in <paramref name="wrong"/>.</summary>
    /// <param name="arguments">Numbers become what the client will write.</param>
    public object?[] Read(ref IReadOnlyDictionary<string, JsonElement> arguments, ref string? wrong)
    {
        var values = new object?[_arguments.Length];
        for (var i = 0; i < values.Length; i++)
            values[i] = _arguments[i].Read(ref arguments, ref wrong);
        return values;
    }

    /// <param name="client">Has the method.</param>
    public Task<HttpResponseMessage> SendAsync(
        object client, object?[] values, IDictionary<string, string> headers, CallRecord record, CancellationToken cancellationToken) =>
        _send.Value(client, values, headers, record, cancellationToken);

    /// <summary>The target as <c>sources.yaml</c> would have it. What is not in the path, Refit puts into the query.</summary>
    private string Notation(string path)
    {
        var query = _arguments.Where(a => !path.Contains($"{{{a.Name}}}", StringComparison.Ordinal)).Select(a => $"{a.Alias}={a.Placeholder}");
        return string.Join('?', (string[])[path, .. query.Any() ? [string.Join('&', query)] : Array.Empty<string>()]);
    }

    private static Sender Compile(MethodInfo method)
    {
        var (client, values) = (Expression.Parameter(typeof(object)), Expression.Parameter(typeof(object[])));
        ParameterExpression[] call = [.. OfTheCall.Select(t => Expression.Parameter(t))];
        var arguments = method.GetParameters().SkipLast(call.Length).Select((p, i) => Expression.Convert(Expression.ArrayIndex(values, Expression.Constant(i)), p.ParameterType));
        return Expression.Lambda<Sender>(
            Expression.Call(Expression.Convert(client, method.DeclaringType!), method, [.. arguments, .. call]), [client, values, .. call]).Compile();
    }
}
