using Ingest.Cli;
using ServiceDefaults.Hosting;

ServiceHost.UseDevelopmentInDebugBuilds();
return await IngestCommand.Create(args).Parse(args).InvokeAsync();
