using System.Globalization;
using System.Text.Json;
using Ingest.Events;

namespace Ingest.Collect;

/// <summary>Reads the fields of an object, and notes each that is of the wrong kind.</summary>
internal sealed class JsonFields(JsonElement json)
{
    private readonly string _path = "";

    private JsonFields(JsonElement json, string path, List<EventFault> faults)
        : this(json) => (_path, Faults) = (path, faults);

    public JsonElement Json => json;

    public List<EventFault> Faults { get; } = [];

    public string? Text(string name)
    {
        if (!Has(name, out var value))
            return null;
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                return value.GetString() is { Length: > 0 } text ? text : null;
            case JsonValueKind.Number: // ids of databases
                return value.GetRawText();
            default:
                Faults.Add(new(_path + name, "must be a string"));
                return null;
        }
    }

    public DateTimeOffset? Time(string name)
    {
        if (!Has(name, out var value))
            return null;
        // The year first: "1/2/2026" would be read, and means two days.
        if (value.ValueKind == JsonValueKind.String && value.GetString() is { Length: >= 10 } text && text[4] == '-'
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time))
            return time;
        Faults.Add(new(_path + name, "is not an ISO 8601 time such as 2026-01-05T09:30:00.000Z"));
        return null;
    }

    /// <summary>A time as a number of seconds, milliseconds or microseconds since 1970.</summary>
    public DateTimeOffset? UnixTime(string name)
    {
        if (!Has(name, out _))
            return null;
        if (Text(name) is { } text && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            return Collect.UnixTime.Read(number);
        if (!Faults.Exists(f => f.Field == _path + name))
            Faults.Add(new(_path + name, "is not a number of seconds or milliseconds since 1970"));
        return null;
    }

    public JsonElement Object(string name)
    {
        if (!Has(name, out var value))
            return JsonMerge.Nothing;
        if (value.ValueKind == JsonValueKind.Object)
            return value;
        Faults.Add(new(_path + name, "must be an object"));
        return JsonMerge.Nothing;
    }

    /// <summary>The fields of an object in this one; what is wrong with them is noted here.</summary>
    public JsonFields Fields(string name) => new(Object(name), $"{_path}{name}.", Faults);

    private bool Has(string name, out JsonElement value) =>
        json.TryGetProperty(name, out value) && value.ValueKind != JsonValueKind.Null;
}
