// As compare.mjs, for random templates: compiled first and rendered afterwards by ours, rendered first and compiled afterwards by the official
// compiler, with each of templates/*.json.
//
//   node tests/Mjml.Tests/oracle/compare-templates.mjs [COUNT] [SEED]
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { document } from './documents.mjs';
import { compile, render } from './official.mjs';
import { fault } from './sound.mjs';

const project = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const [count = 300, seed = 1] = process.argv.slice(2).map(Number);
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'mjml-templates-'));
const data = fs.readdirSync(path.join(project, 'templates')).filter(f => f.endsWith('.json'));
for (const file of data) fs.copyFileSync(path.join(project, 'templates', file), path.join(folder, file));

let kept = 0;
for (let i = 0; i < count; i++) {
  const name = `template-${seed + i}`;
  const template = document(seed + i, true);
  const pages = [];
  for (const file of data) {
    const source = await render(template, JSON.parse(fs.readFileSync(path.join(folder, file), 'utf8')));
    const { html } = await compile(name, source);
    if (html !== undefined && !fault(source, html)) pages.push([`${name}.${path.parse(file).name}.html`, html]);
  }
  if (pages.length < data.length) continue;
  kept++;
  fs.writeFileSync(path.join(folder, `${name}.mjml`), template);
  for (const [file, html] of pages) fs.writeFileSync(path.join(folder, file), html);
}
console.log(`${kept} sound templates in ${folder}`);
const run = spawnSync('dotnet', ['run', '--project', project, '--', '--filter-method', '*.Rendered_afterwards_it_equals_the_official_output_for_the_rendered_mjml', '--no-progress', '--no-ansi'], { env: { ...process.env, MJML_TEMPLATES: folder }, stdio: 'inherit' });
process.exitCode = run.status;
