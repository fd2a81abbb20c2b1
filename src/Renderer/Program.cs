using Renderer.Cli;
using ServiceDefaults.Hosting;

ServiceHost.UseDevelopmentInDebugBuilds();
return await RendererCommand.Create().Parse(args).InvokeAsync();
