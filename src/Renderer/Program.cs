using Renderer.Cli;
using ServiceDefaults.Hosting;

ServiceHost.UseDevelopmentInDebugBuilds();
return await RendererCommand.RunAsync(args);
