namespace Renderer.Delivery;

/// <summary>Whose fault a refusal is.</summary>
internal enum Guilty
{
    /// <summary>No such mailbox: nobody should write there again.</summary>
    Recipient,

    /// <summary>This message, or its sender: a policy, a size, an address.</summary>
    Message,
}
