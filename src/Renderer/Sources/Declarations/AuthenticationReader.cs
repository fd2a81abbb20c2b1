using YamlDotNet.RepresentationModel;

namespace Renderer.Sources.Declarations;

/// <summary>Reads <c>auth</c> of a system.</summary>
internal sealed class AuthenticationReader(YamlFile file)
{
    public Authentication Read(YamlNode node)
    {
        Authentication auth = new Authentication.None();
        foreach (var (key, value) in file.Entries(node, "'auth'", "bearer", "basic", "header"))
        {
            auth = key switch
            {
                "bearer" when file.Text(value, "'bearer'") is { } token => new Authentication.Bearer(token),
                "basic" => Pair(value, "'basic'", "user", "password") is var (_, user, password) ? new Authentication.Basic(user, password) : auth,
                "header" => Pair(value, "'header'", "name", "value") is var (_, name, secret) ? new Authentication.Header(name.Value, secret) : auth,
                _ => auth,
            };
        }
        return auth;
    }

    private (bool, Text First, Text Second)? Pair(YamlNode node, string what, string first, string second)
    {
        var texts = file.Entries(node, what, first, second).ToDictionary(e => e.Key, e => file.Text(e.Value, $"'{e.Key}'"));
        if (texts.GetValueOrDefault(first) is { } a && texts.GetValueOrDefault(second) is { } b)
            return (true, a, b);
        file.Error(SystemsFile.Missing, node, $"{what} needs '{first}' and '{second}'.");
        return null;
    }
}
