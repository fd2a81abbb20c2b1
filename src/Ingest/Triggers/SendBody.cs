using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Ingest.Events;
using Ingest.State;

namespace Ingest.Triggers;

/// <summary>What the renderer is asked: the template, whom, why, and a key that makes a repeated question count once.</summary>
internal sealed record SendBody(string Key, string Json)
{
    public static SendBody For(TriggerRule rule, TriggerTimer timer, Profile profile, Event? told)
    {
        // The same rule, person and start make the same key, in this process and in the next.
        var start = $"{timer.Person}\n{timer.Told.OccurredAt.UtcTicks}\n{timer.Told.Id}\n{timer.Told.Source}";
        var key = $"{rule.Name}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(start)))[..32]}";
        var recipient = profile.Traits.ToDictionary(t => t.Key, t => (object)t.Value);
        recipient["id"] = timer.Person;
        var body = new
        {
            template = rule.Template,
            recipient,
            @event = new { trigger = rule.Name, type = told?.Type, id = timer.Told.Id, occurred_at = timer.Told.OccurredAt, properties = told?.Properties },
            idempotency_key = key,
        };
        return new(key, JsonSerializer.Serialize(body));
    }
}
