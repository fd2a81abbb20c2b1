using Ingest.Collect.Sources;
using ServiceDefaults.Problems;

namespace Ingest.Collect;

/// <summary>How requests of one protocol are read and answered. What is the same for all is <see cref="Collector"/>'s.</summary>
internal abstract class Door
{
    public abstract Protocol Protocol { get; }

    /// <summary>Of a body, uncompressed.</summary>
    public abstract int MaxBytes { get; }

    /// <summary>
    /// How long the sender waits for an answer: it is told in time to come again, and what was handed on by then is stored all the same, so that
    /// the items must not live in the body. <c>null</c> where it waits as long as it takes.
    /// </summary>
    public virtual TimeSpan? Patience => null;

    /// <summary>Who sends, as far as it can be told before the body.</summary>
    public abstract Claim Identify(HttpRequest http, SourceRegistry sources);

    /// <summary>Translates a request. Never throws, whatever the body.</summary>
    public abstract Reading Read(Received received, SourceRegistry sources);

    /// <summary>Says why nothing of a request is taken.</summary>
    public virtual IResult Reject(HttpRequest http, Rejection rejection) => Problem.Of(rejection.Status, rejection.Code, rejection.Detail, rejection.Faults);
}
