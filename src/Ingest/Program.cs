using Ingest.Hosting;
using ServiceDefaults.Hosting;

ServiceHost.UseDevelopmentInDebugBuilds();
await using var app = IngestHost.Build(args);
return await ServiceHost.RunAsync(app, Console.Error);
