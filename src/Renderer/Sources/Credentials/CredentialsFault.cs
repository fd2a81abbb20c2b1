namespace Renderer.Sources.Credentials;

/// <summary>Why there are no credentials.</summary>
/// <param name="Error">Kind, as of any call.</param>
/// <param name="Detail">For people; holds no secrets.</param>
/// <param name="MayPass">Whether another attempt may do better.</param>
internal sealed record CredentialsFault(string Error, string Detail, bool MayPass);
