// A web server that does on the wire what servers do on bad days. Talks in lines of JSON:
//   in:  {"key": PEM, "cert": PEM}  for the one that speaks TLS
//   out: {"listening": [PORT, PORT OF THE ONE THAT CLOSES KEPT CONNECTIONS, PORT OF TLS]}  {"closed": PATH}  the asker closed the connection
import { once } from "node:events";
import { createServer } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { createInterface } from "node:readline";

const say = line => process.stdout.write(JSON.stringify(line) + "\n");
const head = length => `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ${length}\r\n\r\n`;
const json = response => response.setHeader("Content-Type", "application/json").end('{"n":1}');

const answers = {
  "/ok": (request, response) => json(response),
  // The connection is reset in the middle of the body.
  "/reset": (request, response) => response.socket.write(head(100) + '{"n":', () => response.socket.resetAndDestroy()),
  // A body that never ends, a letter at a time.
  "/drip": (request, response) => {
    response.socket.write(head(100_000));
    const dripping = setInterval(() => response.socket.write(" "), 10);
    response.socket.once("close", () => clearInterval(dripping));
  },
  // Fewer bytes than it says, and more.
  "/short": (request, response) => response.socket.end(head(100) + '{"n":1}'),
  "/long": (request, response) => response.socket.end(head(3) + '{"n":1}'),
  "/silent": () => {},
};

const server = createServer((request, response) => {
  request.socket.once("close", () => say({ closed: request.url }));
  answers[request.url](request, response);
});

// Keeps each connection as HTTP says, and closes it the moment its second request comes.
const kept = new WeakSet();
const closing = createServer((request, response) => {
  if (kept.has(request.socket)) request.socket.destroy();
  else {
    kept.add(request.socket);
    json(response);
  }
});

const [certificate] = await once(createInterface({ input: process.stdin }).on("close", () => process.exit()), "line");
const tls = createTlsServer(JSON.parse(certificate), (request, response) => json(response));
const servers = [server, closing, tls];
for (const each of servers) {
  each.listen(0, "127.0.0.1");
  await once(each, "listening");
}
say({ listening: servers.map(each => each.address().port) });
