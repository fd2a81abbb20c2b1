namespace Renderer.Delivery;

/// <summary>How long and how often delivery is tried.</summary>
internal sealed record DeliveryOptions
{
    /// <summary>Default at least once: a cart mail twice annoys, a password mail never arriving costs more.</summary>
    public DeliveryPolicy Policy { get; init; } = DeliveryPolicy.AtLeastOnce;

    /// <summary>Waits between tries, the last one repeated. RFC 5321 asks for two tries in the first hour, then patience.</summary>
    public IReadOnlyList<TimeSpan> Schedule { get; init; } =
        [TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(1), TimeSpan.FromHours(2), TimeSpan.FromHours(4)];

    /// <summary>Default four days, as RFC 5321 §4.5.4.1 asks.</summary>
    public TimeSpan GiveUpAfter { get; init; } = TimeSpan.FromDays(4);

    /// <summary>For one message, all told. RFC 5321 gives the answer to the final dot alone ten minutes.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(12);

    public TimeSpan DelayAfter(int attempt) => Schedule[Math.Clamp(attempt - 1, 0, Schedule.Count - 1)];
}
