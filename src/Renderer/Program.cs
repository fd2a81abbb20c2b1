using Renderer.Cli;

#if DEBUG // dotnet run is development; what is published is a Release build, and production unless somebody says otherwise
if (Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT") is null && Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT") is null)
    Environment.SetEnvironmentVariable("DOTNET_ENVIRONMENT", "Development");
#endif
return await RendererCommand.Create().Parse(args).InvokeAsync();
