// Colours texts by the extension's grammar, with the engine that VS Code uses. Arguments: the grammar.
//   in:  a text as a JSON string, one a line
//   out: [[{ "text": …, "scopes": […] }, …], …], its lines
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import oniguruma from "vscode-oniguruma";
import textmate from "vscode-textmate";

const require = createRequire(import.meta.url);
await oniguruma.loadWASM(readFileSync(require.resolve("vscode-oniguruma/release/onig.wasm")));
const [path] = process.argv.slice(2);
const registry = new textmate.Registry({
  onigLib: Promise.resolve({ createOnigScanner: oniguruma.createOnigScanner, createOnigString: oniguruma.createOnigString }),
  loadGrammar: async scope => scope === "text.mjml.liquid" ? textmate.parseRawGrammar(readFileSync(path, "utf8"), path) : null,
});
const grammar = await registry.loadGrammar("text.mjml.liquid");

for await (const json of createInterface({ input: process.stdin })) {
  let stack = textmate.INITIAL;
  const lines = JSON.parse(json).split("\n").map(line => {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, stack);
    stack = ruleStack;
    return tokens.map(token => ({ text: line.slice(token.startIndex, token.endIndex), scopes: token.scopes }));
  });
  process.stdout.write(JSON.stringify(lines) + "\n");
}
