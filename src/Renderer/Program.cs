using Renderer.Cli;

return await RendererCommand.Create().Parse(args).InvokeAsync();
