// An editor without a screen: drives a language server by the client library that VS Code's own is built on. Talks in lines of JSON:
//   in:  {"request": METHOD, "params": …}  {"notify": METHOD, "params": …}  {"raw": TEXT}
//   out: {"diagnostics": …}  {"answer": …} or {"error": …} for each request, in their order  {"exit": CODE}
// Arguments: the server's command line.
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { PublishDiagnosticsNotification, StreamMessageReader, StreamMessageWriter, createProtocolConnection } from "vscode-languageserver-protocol/node";

const say = line => process.stdout.write(JSON.stringify(line) + "\n");
const [command, ...args] = process.argv.slice(2);
const server = spawn(command, args, { stdio: ["pipe", "pipe", "inherit"] });
const quiet = () => {};
const logger = { error: message => say({ error: { message } }), warn: quiet, info: quiet, log: quiet }; // hears of errors that answer no request
const connection = createProtocolConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin), logger);
connection.onNotification(PublishDiagnosticsNotification.type, diagnostics => say({ diagnostics }));
connection.onError(([error]) => say({ error: { message: error.message } }));
connection.listen();
server.on("exit", code => {
  say({ exit: code });
  process.exit();
});

createInterface({ input: process.stdin })
  .on("line", line => {
    const { request, notify, params, raw } = JSON.parse(line);
    if (raw !== undefined) server.stdin.write(raw);
    else if (notify) connection.sendNotification(notify, params);
    else
      connection.sendRequest(request, params).then(
        answer => say({ answer }),
        error => say({ error: { code: error.code, message: error.message } }));
  })
  .on("close", () => server.stdin.end());
