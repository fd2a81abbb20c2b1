namespace Renderer.Previews.Visual;

/// <summary>Chromium is missing, does not start or does not answer; the message tells what to do.</summary>
internal sealed class ChromiumException(string message) : Exception(message);
