namespace EndToEnd.Rig;

/// <summary>Something that the tests run is not installed: they fail and say so, they are not skipped.</summary>
internal sealed class MissingToolException(string message) : Exception(message);
