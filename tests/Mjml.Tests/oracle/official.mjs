// The official compiler, made repeatable.
import { createRequire } from 'node:module';
import { Liquid } from 'liquidjs';
import mjml2html from 'mjml';

const require = createRequire(import.meta.url);
export const { components } = require('mjml-core');
export const { dependencies } = require('mjml-validator');

/** Numbers from 0 to 1 that the seed alone decides. */
export function random(seed) {
  let state = 2166136261;
  for (const c of `${seed}`) state = Math.imul(state ^ c.charCodeAt(0), 16777619) >>> 0;
  return () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 4294967296;
}

/** What the compiler makes of a document: `{ html, errors }`, or `{ errors: { thrown } }` where it gives up. */
export async function compile(name, source, options = {}) {
  Math.random = random(name); // generated ids
  console.error = () => {}; // what it tells there is among its errors too
  try {
    const { html, errors } = await mjml2html(source, options);
    return { html, errors: errors.map(({ line, tagName, message }) => ({ line, tagName, message })) };
  } catch (e) {
    return { errors: { thrown: e.message } };
  }
}

/** A template as Liquid has it: the language's own tags stand for conditions here, since only that they are carried through is compared. */
const asConditions = source => source
  .replace(/{% block (\w+)[^%]*%}/g, '{% if $1 %}').replaceAll('{% fallback %}', '{% else %}').replaceAll('{% endblock %}', '{% endif %}');

/** The MJML that a template gives for some data. */
export const render = (template, data) => new Liquid().parseAndRender(asConditions(template), data);
