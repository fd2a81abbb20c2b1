namespace Renderer.Delivery;

/// <summary>What a mail server said to a message: who is to blame, and whether to try again.</summary>
internal abstract record Answer(string Reply)
{
    /// <summary>The server has it, and answers for it.</summary>
    public sealed record Taken(string Reply) : Answer(Reply);

    /// <summary>It was certainly not sent; a later try may do.</summary>
    public sealed record TryLater(string Reply) : Answer(Reply);

    /// <summary>It was certainly not sent, and never will be as it is.</summary>
    public sealed record Refused(Guilty Guilty, string Reply) : Answer(Reply);

    /// <summary>It may have been sent: the connection ended between the message and its answer.</summary>
    public sealed record Unknown(string Reason) : Answer(Reason);
}
