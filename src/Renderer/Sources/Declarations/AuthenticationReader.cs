using YamlDotNet.RepresentationModel;

namespace Renderer.Sources.Declarations;

/// <summary>Reads <c>auth</c> of a system.</summary>
internal sealed class AuthenticationReader(YamlFile file)
{
    public Authentication Read(YamlNode node)
    {
        Authentication? auth = null;
        foreach (var (key, value) in file.Entries(node, "'auth'", "bearer", "basic", "header", "oauth", "hmac"))
        {
            if (auth is not null)
                file.Error(SystemsFile.WrongValue, value, $"'auth' has one way to say who calls; '{key}' is a second one.");
            auth = key switch
            {
                "bearer" => file.Text(value, "'bearer'") is { } token ? new Authentication.Bearer(token) : null,
                "basic" => Basic(value),
                "header" => Header(value),
                "oauth" => OAuth(value),
                _ => Hmac(value),
            };
        }
        return auth ?? new Authentication.None();
    }

    private Authentication.Basic? Basic(YamlNode node)
    {
        var texts = Texts(node, "'basic'", ["user", "password"]);
        return texts is null ? null : new(texts["user"], texts["password"]);
    }

    private Authentication.Header? Header(YamlNode node)
    {
        var texts = Texts(node, "'header'", ["name", "value"]);
        return texts is null ? null : new(texts["name"].Value, texts["value"]);
    }

    private Authentication.OAuth? OAuth(YamlNode node)
    {
        var texts = Texts(node, "'oauth'", ["token", "client", "secret"], "scope", "audience");
        if (texts is null || !SystemsFile.IsAddress(texts["token"], file))
            return null;
        return new(texts["token"], texts["client"], texts["secret"], texts.GetValueOrDefault("scope"), texts.GetValueOrDefault("audience"));
    }

    private Authentication.Hmac? Hmac(YamlNode node)
    {
        var texts = Texts(node, "'hmac'", ["secret"], "key", "algorithm", "encoding", "signature_header", "timestamp_header", "key_header");
        if (texts is null)
            return null;
        var hmac = new Authentication.Hmac(texts["secret"], texts.GetValueOrDefault("key"))
        {
            Sha512 = IsSecond(texts, "algorithm", "sha256", "sha512"),
            Base64 = IsSecond(texts, "encoding", "hex", "base64"),
        };
        return hmac with
        {
            SignatureHeader = texts.GetValueOrDefault("signature_header")?.Value ?? hmac.SignatureHeader,
            TimestampHeader = texts.GetValueOrDefault("timestamp_header")?.Value ?? hmac.TimestampHeader,
            KeyHeader = texts.GetValueOrDefault("key_header")?.Value ?? hmac.KeyHeader,
        };
    }

    private bool IsSecond(Dictionary<string, Text> texts, string name, string first, string second)
    {
        if (!texts.TryGetValue(name, out var text) || text.Value == first)
            return false;
        if (text.Value != second)
            file.Error(SystemsFile.WrongValue, text.Place, $"'{name}' is {first} or {second}.");
        return true;
    }

    /// <summary>The texts of a mapping, or <c>null</c> where one that is needed is missing; header names among them are checked.</summary>
    private Dictionary<string, Text>? Texts(YamlNode node, string what, string[] needed, params string[] more)
    {
        var texts = new Dictionary<string, Text>();
        var wrong = false;
        foreach (var (key, value) in file.Entries(node, what, [.. needed, .. more]))
        {
            if (file.Text(value, $"'{key}'") is not { } text)
            {
                wrong = true;
                continue;
            }
            texts[key] = text;
            if ((key == "name" || key.EndsWith("_header", StringComparison.Ordinal)) && !RequestReader.IsHeaderName(text.Value))
                file.Error(SystemsFile.WrongValue, value, $"'{text.Value}' cannot be a header.", "Names have letters, digits and '-'.");
        }
        var missing = needed.Where(n => !texts.ContainsKey(n)).ToList();
        if (missing.Count == 0 || wrong)
            return missing.Count == 0 ? texts : null;
        if (node is YamlMappingNode)
            file.Error(SystemsFile.Missing, node, $"{what} needs {string.Join(" and ", missing.Select(m => $"'{m}'"))}.");
        return null;
    }
}
