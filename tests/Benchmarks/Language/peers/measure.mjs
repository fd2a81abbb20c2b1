// Prints microseconds a mail, warm, as JSON, for a template of MJML and Liquid, one of HTML and Liquid, and data:
// { "liquidjs + mjml": …, "liquidjs": … }. Templates are parsed once; MJML is compiled after Liquid, as it has to be there.
import fs from 'node:fs';
import { Liquid } from 'liquidjs';
import mjml2html from 'mjml';

const [mjml, html, data] = process.argv.slice(2).map(file => fs.readFileSync(file, 'utf8'));
const liquid = new Liquid({ outputEscape: 'escape' });
liquid.registerFilter('money', (amount, currency) => new Intl.NumberFormat('en', { style: 'currency', currency }).format(amount));
const values = JSON.parse(data);

async function measure(batch, run) {
  for (let i = 0; i < batch * 10; i++) await run();
  let best = Infinity;
  for (let round = 0; round < 10; round++) {
    const start = process.hrtime.bigint();
    for (let i = 0; i < batch; i++) await run();
    best = Math.min(best, Number(process.hrtime.bigint() - start) / 1000 / batch);
  }
  return best;
}

const whole = liquid.parse(mjml);
const laidOut = liquid.parse(html);
console.log(JSON.stringify({
  'liquidjs + mjml': await measure(5, async () => mjml2html(await liquid.render(whole, values))),
  liquidjs: await measure(50, () => liquid.render(laidOut, values)),
}));
