namespace Renderer.Sends;

/// <summary>The templates that can be sent, by name.</summary>
internal interface ITemplateCatalog
{
    /// <summary>The template as it is now, or <c>null</c> when there is none of that name, or none without errors.</summary>
    ITemplate? Find(string name);
}
