using Renderer.Sources.Calls;

namespace Renderer.Sources.Batching;

/// <summary>What follows when a batch has failed. Pure.</summary>
internal static class BatchPolicy
{
    /// <summary>
    /// Whether its calls are tried one by one: where one of them may have spoiled it. A system that is slow, away or busy is left alone:
    /// a hundred calls in place of one are the last thing it needs.
    /// </summary>
    public static bool TriesSingly(Fetched.Failure failure) => failure switch
    {
        { Error: "not_json" or "schema" or "too_large" or "graphql" } => true,
        { Error: "status", Detail: "408" or "429" or "502" or "503" or "504" } => false,
        { Error: "status" } => true,
        _ => false,
    };

    /// <summary>A value that the answer says nothing of: as if the system had answered 404 to it.</summary>
    public static Fetched.Failure Absent { get; } = new("status", "404");
}
