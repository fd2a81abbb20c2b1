namespace Ingest.LiveApi;

/// <summary>What a key may do. Keys that may send events are the sources'.</summary>
internal enum KeyScope
{
    /// <summary>Carts, activity, profiles, triggers.</summary>
    Read,

    /// <summary>All of that; dead letters, erasure, rebuilding, auditing.</summary>
    Admin,
}
