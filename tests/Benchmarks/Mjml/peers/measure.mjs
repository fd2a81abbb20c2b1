// Prints microseconds a compile for each file and engine, warm, as JSON: { "npm mjml": { "email-a": 1234.5 }, "mrml": { … } }.
import fs from 'node:fs';
import path from 'node:path';
import mjml2html from 'mjml';
import * as mrml from 'mrml';

const Engine = mrml.Engine ?? mrml.default.Engine;
const engine = new Engine();
const peers = {
  'npm mjml': { warm: 40, batch: 10, run: source => mjml2html(source) },
  mrml: { warm: 300, batch: 50, run: source => engine.toHtml(source) },
};

async function measure({ warm, batch, run }, source) {
  for (let i = 0; i < warm; i++) await run(source);
  let best = Infinity;
  for (let round = 0; round < 6; round++) {
    const start = process.hrtime.bigint();
    for (let i = 0; i < batch; i++) await run(source);
    best = Math.min(best, Number(process.hrtime.bigint() - start) / 1000 / batch);
  }
  return best;
}

const results = {};
for (const [name, peer] of Object.entries(peers)) {
  results[name] = {};
  for (const file of process.argv.slice(2))
    results[name][path.basename(file, '.mjml')] = await measure(peer, fs.readFileSync(file, 'utf8'));
}
console.log(JSON.stringify(results));
