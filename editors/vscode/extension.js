// Starts the language server of the renderer, which knows everything; nothing is known here.
const { workspace } = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

let client;

exports.activate = async () => {
  const [command, ...args] = workspace.getConfiguration("renderer").get("command");
  const cwd = workspace.workspaceFolders?.[0]?.uri.fsPath;
  client = new LanguageClient("renderer", "Renderer templates", { command, args, options: { cwd } }, {
    documentSelector: [
      { scheme: "file", language: "mjml-liquid" },
      { scheme: "file", pattern: "**/{sources,defaults}.yaml" },
      { scheme: "file", pattern: "**/locales/*.yaml" },
      { scheme: "file", pattern: "**/{previews,schemas}/*.json" },
    ],
    synchronize: { fileEvents: workspace.createFileSystemWatcher("**/*.{mjml,liquid,yaml,json}") },
  });
  await client.start();
};

exports.deactivate = () => client?.stop();
