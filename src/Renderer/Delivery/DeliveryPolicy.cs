namespace Renderer.Delivery;

/// <summary>What happens to a message of which nobody can know whether it was sent.</summary>
internal enum DeliveryPolicy
{
    /// <summary>It is sent again, with the same Message-ID.</summary>
    AtLeastOnce,

    /// <summary>It is not sent again.</summary>
    AtMostOnce,
}
