namespace Ingest.LiveApi;

/// <summary>What a key may do. Keys that may send events are the sources'.</summary>
internal enum KeyScope
{
    /// <summary>Carts, activity, profiles, triggers, topics.</summary>
    Read,

    /// <summary>All of that; events, dead letters, erasure, rebuilding, auditing.</summary>
    Admin,
}
