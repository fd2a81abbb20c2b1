// Compares the engine with the official compiler on random documents:
//
//   npm ci --prefix tests/Mjml.Tests/oracle
//   node tests/Mjml.Tests/oracle/compare.mjs [COUNT] [SEED]
//
// Writes COUNT documents, from the one of SEED on, with what the official compiler makes of them, and runs the C# comparison over them, which prints
// every difference. Documents for which the official compiler gives up are counted, and those that it makes broken HTML of set apart in `broken`. A
// document is decided by its seed; to keep one, copy its .mjml into corpus/ and run regenerate.mjs.
//
//   node tests/Mjml.Tests/oracle/compare.mjs COUNT SEED FOLDER [LONGEST]
//
// only writes them, sound ones of at most LONGEST characters.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { document, parts } from './documents.mjs';
import { compile } from './official.mjs';
import { fault } from './sound.mjs';

const project = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const [count = 1000, seed = 1, given, longest = Infinity] = process.argv.slice(2).map((a, i) => (i === 2 ? a : Number(a)));
const folder = given ?? fs.mkdtempSync(path.join(os.tmpdir(), 'mjml-cases-'));
fs.mkdirSync(path.join(folder, 'broken'), { recursive: true });
for (const at of [folder, path.join(folder, 'broken')]) {
  fs.mkdirSync(path.join(at, 'parts'), { recursive: true });
  for (const [name, text] of Object.entries(parts())) fs.writeFileSync(path.join(at, 'parts', name), text);
}

const told = new Map();
const tell = what => told.set(what, (told.get(what) ?? 0) + 1);
let kept = 0;
for (let i = 0; kept < count && i < count * 20; i++) {
  const name = `random-${seed + i}`;
  const source = document(seed + i);
  const { html, errors } = await compile(name, source, { ignoreIncludes: false, filePath: folder });
  if (html === undefined) {
    tell(`gave up: ${errors.thrown.split('\n')[0]}`);
    continue;
  }
  const broken = fault(source, html);
  tell(broken ? `broken: ${broken}` : 'sound');
  if ((broken && given) || html.length > longest) continue;
  kept += broken ? 0 : 1;
  const to = path.join(broken ? path.join(folder, 'broken') : folder, name);
  fs.writeFileSync(`${to}.mjml`, source);
  fs.writeFileSync(`${to}.html`, html);
  fs.writeFileSync(`${to}.errors.json`, JSON.stringify(errors, null, 1));
}
for (const [what, times] of [...told].sort((a, b) => b[1] - a[1])) console.log(`${times}  ${what}`);

if (given) {
  fs.rmSync(path.join(folder, 'broken'), { recursive: true });
} else {
  console.log(folder);
  const run = spawnSync('dotnet', ['run', '--project', project, '--', '--filter-class', '*.RandomDocumentTests', '--no-progress', '--no-ansi'], { env: { ...process.env, MJML_CASES: folder }, stdio: 'inherit' });
  process.exitCode = run.status;
}
