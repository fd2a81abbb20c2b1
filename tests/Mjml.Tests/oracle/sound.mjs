// Whether a page is one that a mail client reads as it was meant.
import { parse } from 'parse5';

/** Text before the doctype is an author's; `<v:fill />` and the cells of a hero close themselves in the official output. */
const isAccepted = (html, { code, startOffset }) => /doctype/.test(code)
  || (code === 'non-void-html-element-start-tag-with-trailing-solidus' && /<(td|v:\w+)\b[^<]*$/.test(html.slice(0, startOffset)));

const forOthers = html => html;
const forOutlook = html => html
  .replace(/<!--\[if !mso[^\]]*\]><!-->[\s\S]*?<!--<!\[endif\]-->/g, '')
  .replace(/<!--\[if [^!\]][^\]]*\]>([\s\S]*?)<!\[endif\]-->/g, '$1');

const voids = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));

/** An end tag without its start tag, or the other way round. */
function unbalanced(html) {
  const open = [];
  const text = html.replace(/<!--[\s\S]*?-->|<style[\s\S]*?<\/style>/g, '');
  for (const [, end, name, self] of text.matchAll(/<(\/?)([a-z][\w:-]*)(?:\s+[^\s=/>]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+))?)*\s*(\/?)>/gi)) {
    const tag = name.toLowerCase();
    if (end && open.pop() !== tag) return `</${tag}>`;
    if (!end && !self && !voids.has(tag)) open.push(tag);
  }
  return open.length > 0 && `<${open.pop()}>`;
}

/** What is broken in what a document was compiled to, or nothing. */
export function fault(source, html) {
  for (const word of ['NaN', 'undefined', '[object'])
    if (html.includes(word) && !source.includes(word)) return word;
  for (const view of [forOthers, forOutlook]) {
    const seen = view(html);
    const errors = [];
    parse(seen, { onParseError: e => { if (!isAccepted(seen, e)) errors.push(e.code); } });
    const broken = errors[0] ?? unbalanced(seen);
    if (broken) return broken;
  }
}
