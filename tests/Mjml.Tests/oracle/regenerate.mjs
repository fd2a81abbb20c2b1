// Writes what the tests expect, with the official compiler (the version that package.json names):
//
//   npm ci --prefix tests/Mjml.Tests/oracle
//   node tests/Mjml.Tests/oracle/regenerate.mjs [NAME…]
//
// A new case is a file corpus/NAME.mjml or templates/NAME.mjml; templates are rendered with each of templates/*.json first. The documents of random/
// are made by compare.mjs.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { compile, render } from './official.mjs';

const tests = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const wanted = process.argv.slice(2);
const files = (folder, extension) => fs.readdirSync(path.join(tests, folder)).filter(f => f.endsWith(extension)).sort();
const read = (...parts) => fs.readFileSync(path.join(tests, ...parts), 'utf8');
const write = (text, ...parts) => fs.writeFileSync(path.join(tests, ...parts), text);

for (const folder of ['corpus', 'random']) {
  for (const file of files(folder, '.mjml')) {
    const name = file.slice(0, -'.mjml'.length);
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    const { html, errors } = await compile(name, read(folder, file), { ignoreIncludes: false, filePath: path.join(tests, folder) });
    if (html !== undefined) write(html, folder, `${name}.html`);
    write(JSON.stringify(errors, null, 1), folder, `${name}.errors.json`);
  }
}

for (const file of files('templates', '.mjml')) {
  const name = file.slice(0, -'.mjml'.length);
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  for (const data of files('templates', '.json').map(f => f.slice(0, -'.json'.length))) {
    const source = await render(read('templates', file), JSON.parse(read('templates', `${data}.json`)));
    const { html, errors } = await compile(name, source);
    if (html === undefined) throw new Error(`${name} with ${data}: ${errors.thrown}`);
    write(html, 'templates', `${name}.${data}.html`);
  }
}
