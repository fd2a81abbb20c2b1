using System.Text.Json;
using MimeKit;
using ServiceDefaults.Problems;

namespace Renderer.Sends;

/// <summary>Reads a <see cref="SendRequest"/> from JSON and names every fault of it.</summary>
internal static class SendRequestReader
{
    private const int MaxAddress = 254; // RFC 5321's path, less its brackets

    public static (SendRequest? Request, IReadOnlyList<FieldFault> Faults) Read(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
            return (null, [new("", "must be a JSON object")]);
        var faults = new List<FieldFault>();
        var template = Text(json, "template", faults);
        var key = Text(json, "idempotency_key", faults);
        if (key?.Length > SendRequest.MaxKeyLength)
            faults.Add(new("idempotency_key", $"must have at most {SendRequest.MaxKeyLength} characters"));
        var recipient = Object(json, "recipient", faults);
        if (recipient is { } person)
            CheckPerson(person, faults);
        else if (!json.TryGetProperty("recipient", out _))
            faults.Add(new("recipient", "is missing"));
        var @event = Object(json, "event", faults);
        var campaign = Object(json, "campaign", faults);
        return faults.Count > 0 ? (null, faults) : (new(template!, recipient!.Value, @event, campaign, key!), faults);
    }

    private static void CheckPerson(JsonElement person, List<FieldFault> faults)
    {
        if (Text(person, "email", faults, "recipient.email") is { } email && !IsAddress(email))
            faults.Add(new("recipient.email", "is not an email address"));
        if (person.TryGetProperty("id", out var id) && id.ValueKind is not (JsonValueKind.String or JsonValueKind.Number or JsonValueKind.Null))
            faults.Add(new("recipient.id", "must be a string or a number"));
    }

    // One bare address: no display name, no list, nothing that could end a header line.
    public static bool IsAddress(string text) =>
        text.Length <= MaxAddress && !text.Any(c => char.IsControl(c) || char.IsWhiteSpace(c))
        && MailboxAddress.TryParse(text, out var box) && box.Address == text && text.IndexOf('@', StringComparison.Ordinal) > 0;

    private static string? Text(JsonElement json, string name, List<FieldFault> faults, string? place = null)
    {
        place ??= name;
        if (!json.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
            faults.Add(new(place, "is missing"));
        else if (value.ValueKind != JsonValueKind.String)
            faults.Add(new(place, "must be a string"));
        else if (string.IsNullOrWhiteSpace(value.GetString()))
            faults.Add(new(place, "must not be empty"));
        else
            return value.GetString();
        return null;
    }

    private static JsonElement? Object(JsonElement json, string name, List<FieldFault> faults)
    {
        if (!json.TryGetProperty(name, out var value) || (value.ValueKind == JsonValueKind.Null && name != "recipient"))
            return null;
        if (value.ValueKind == JsonValueKind.Object)
            return value;
        faults.Add(new(name, "must be an object"));
        return null;
    }
}
