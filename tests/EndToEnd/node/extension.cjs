// Activates the extension without VS Code. Says what it would start. Arguments: the extension's folder.
const Module = require("node:module");
const { join } = require("node:path");

const [folder] = process.argv.slice(2);
const manifest = require(join(folder, "package.json"));
const setting = name => manifest.contributes.configuration.properties[name].default;
const modules = {
  vscode: {
    workspace: {
      getConfiguration: section => ({ get: name => setting(`${section}.${name}`) }),
      createFileSystemWatcher: pattern => pattern,
    },
  },
  "vscode-languageclient/node": {
    LanguageClient: class {
      constructor(id, name, server, options) {
        Object.assign(this, { server, options });
      }
      async start() {
        process.stdout.write(JSON.stringify({ command: this.server.command, args: this.server.args, languages: this.options.documentSelector.map(s => s.language ?? s.pattern) }) + "\n");
      }
    },
  },
};
const load = Module._load;
Module._load = (request, ...rest) => modules[request] ?? load(request, ...rest);
require(join(folder, manifest.main)).activate();
