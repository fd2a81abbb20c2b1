using System.Security.Cryptography;
using System.Text;

namespace Shop.Carts;

/// <summary>Who signed in. The sample takes everybody at their word: it has no passwords.</summary>
internal sealed record Customer(string Name, string Email)
{
    /// <summary>The same for the same address, and tells nobody what it is.</summary>
    public string Id => "c" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Email.ToLowerInvariant())))[..12];

    /// <summary>As <c>email|name</c>.</summary>
    public string Write() => $"{Email}|{Name}";

    public static Customer? Read(string? text) => text?.Split('|', 2) is [var email, var name] ? Of(name, email) : null;

    /// <summary>The customer, or <c>null</c> where no mail could be written to them.</summary>
    public static Customer? Of(string? name, string? email)
    {
        email = email?.Trim() ?? "";
        var known = email.Split('@') is [{ Length: > 0 }, { Length: > 0 }] && email.Length <= 254
            && !email.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c is '|' or ',' or '<' or '>');
        return known ? new((name ?? "").Trim(), email) : null;
    }
}
