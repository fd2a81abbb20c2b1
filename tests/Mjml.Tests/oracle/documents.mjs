// Random MJML documents: each is decided by its seed alone.
import { components, dependencies, random } from './official.mjs';
import { attribute, choices, css, html, phrase, rows, selector, value } from './values.mjs';

const tags = Object.keys(components);
const bodyTags = tags.filter(t => !['mj-head', 'mj-attributes', 'mj-breakpoint', 'mj-html-attributes', 'mj-font', 'mj-preview', 'mj-style', 'mj-title', 'mj-body'].includes(t));
const holders = ['mj-wrapper', 'mj-section', 'mj-group', 'mj-column', 'mj-hero', 'mj-social', 'mj-navbar', 'mj-accordion', 'mj-accordion-element', 'mj-carousel'];
const common = ['css-class', 'mj-class'];
const classNames = ['one', 'two', 'three'];

/** What the parts hold, by the tag that they are included in; the files are made by `parts`. */
const partsIn = { 'mj-body': ['sections', 'whole'], 'mj-section': ['columns'], 'mj-column': ['content'] };

/** The official compiler reads XML where it adds attributes: it closes a `<br>` with `</br>` then. */
const endings = closed => ({ end: closed ? ' /' : '', mayAddAttributes: closed });

/** A document: most hold only what the manual allows. With `tags`, template tags stand in it, and nothing that is not allowed. */
export function document(seed, tags = false) {
  const next = random(`document ${seed}`);
  for (let i = 0; i < 8; i++) next(); // the first numbers of near seeds are near
  const oddness = tags ? 0 : [0, 0, 0, 0.08, 0.3, 1][Math.floor(next() * 6)];
  const c = { ...choices(next, oddness, tags), includes: !tags, ...endings(next() < 0.5) };
  const root = [c.chance(0.2) && `lang="${c.one(['en', 'de', 'ar'])}"`, c.chance(0.2) && `dir="${c.one(['ltr', 'rtl', 'auto'])}"`, c.chance(0.1) && 'owa="desktop"'].filter(Boolean);
  const head = c.chance(0.6) ? `\n<mj-head>\n${headOf(c)}\n</mj-head>` : '';
  const fileStart = c.includes && c.chance(0.03) ? '\n<mj-raw position="file-start">%[t]%</mj-raw>' : '';
  const body = element(c, 'mj-body', 0);
  return `<mjml${root.map(a => ` ${a}`).join('')}>${fileStart}${head}\n${body}\n</mjml>\n`;
}

/** Files that documents include: always the same ones. */
export function parts() {
  const files = {};
  for (let i = 0; i < 3; i++) {
    const c = { ...choices(random(`part ${i}`), 0), end: ' /' };
    files[`sections-${i}.mjml`] = c.some(1, 2, () => element(c, 'mj-section', 5)).join('\n');
    files[`columns-${i}.mjml`] = c.some(1, 2, () => element(c, 'mj-column', 5)).join('\n');
    files[`content-${i}.mjml`] = c.some(1, 2, () => element(c, c.one(['mj-text', 'mj-image', 'mj-button']), 5)).join('\n');
    files[`whole-${i}.mjml`] = `<mjml>\n<mj-head>\n${headOf(c)}\n</mj-head>\n<mj-body>\n${element(c, 'mj-section', 5)}\n</mj-body>\n</mjml>`;
    files[`page-${i}.html`] = html(c, 1);
    files[`style-${i}.css`] = css(c);
  }
  return files;
}

function headOf(c) {
  const makers = [
    () => `<mj-title>${c.one(['A title', 'a &amp; b'])}</mj-title>`,
    () => `<mj-preview>${c.one(['A preview', 'a &amp; b <i>c</i>'])}</mj-preview>`,
    () => `<mj-breakpoint width="${c.one(['320px', '600px', '480.5px'])}" />`,
    () => `<mj-font name="${c.one(['Custom', 'Lato', 'Other'])}" href="https://example.com/font?a=1&b=2" />`,
    () => `<mj-style${c.chance(0.6) ? ' inline="inline"' : ''}>\n${css(c)}\n</mj-style>`,
    () => `<mj-attributes>\n${c.some(1, 4, () => defaults(c)).join('\n')}\n</mj-attributes>`,
    () => `<mj-attributes>\n${c.some(1, 4, () => defaults(c)).join('\n')}\n</mj-attributes>`,
    () => `<mj-raw>${c.one(['<meta name="a" content="b">', '<style>.z { color: red; }</style>', '<!-- raw -->'])}</mj-raw>`,
    () => '<!-- a comment -->',
  ];
  if (c.odd()) makers.push(...['<mj-class color="red" />', 'text', '<mj-unknown />', '<title>x</title>', '<mj-title />', '<mj-title></mj-title>', '<mj-preview />', '<mj-font name="x" />', '<mj-font href="x" />', '<mj-breakpoint />', '<mj-breakpoint width="red" />', '<mj-attributes><mj-class /><mj-class name="one"><mj-class name="two" /></mj-class><mj-foo a="b" /><mj-all css-class="all" mj-class="two" /></mj-attributes>', '<mj-style inline="true">p { top: 0 }</mj-style>', '<mj-style>a > b { top: 0 } </mj-style>', '<mj-style inline="inline">p { top: 0 } } q { left: 0 } b { c } d { e: f; } {} , p { g: h } @import url(x); i { j: "k;l" } m{n:o', '<mj-style inline="inline" />'].map(text => () => text));
  if (c.mayAddAttributes && c.odd()) makers.push(() => '<mj-html-attributes><mj-selector><mj-html-attribute name="x">y</mj-html-attribute></mj-selector><mj-selector path=".a"><mj-html-attribute>y</mj-html-attribute><b>x</b></mj-selector></mj-html-attributes>');
  if (c.mayAddAttributes) makers.push(() => `<mj-html-attributes>${c.some(1, 2, () => `<mj-selector path="${selector(c, false).replaceAll('"', "'")}">${c.some(1, 2, () => `<mj-html-attribute name="${c.one(['data-id', 'title', 'role'])}">${c.one(['1', 'a b', 'x &amp; y', ''])}</mj-html-attribute>`).join('')}</mj-selector>`).join('')}</mj-html-attributes>`);
  if (c.includes) makers.push(() => `<mj-include path="./parts/style-${c.below(3)}.css" type="css"${c.chance(0.5) ? ' css-inline="inline"' : ''} />`);
  return c.some(0, 4, () => c.one(makers)()).join('\n');
}

function defaults(c) {
  const tag = c.one([...bodyTags, ...holders, 'mj-text', 'mj-column']);
  switch (c.below(4)) {
    case 0: return `<mj-all${attributes(c, c.one(['mj-text', 'mj-column', 'mj-section']), 2)} />`;
    case 1: return `<mj-class name="${c.one(classNames)}"${attributes(c, tag, 3)}${c.chance(0.5) ? ' />' : `><${tag}${attributes(c, tag, 2)} /></mj-class>`}`;
    default: return `<${tag}${attributes(c, tag, 3)} />`;
  }
}

function attributes(c, tag, most) {
  const known = { ...components[tag]?.allowedAttributes, ...components[tag]?.defaultAttributes };
  const names = Object.keys(known);
  const made = c.some(0, most, () => {
    if (c.odd(0.1)) return attribute(c, c.one(['foo', 'colour', 'data-x', 'Padding', 'style', 'onclick']), c.one(['1', 'red']));
    if (names.length === 0 || c.chance(0.12)) return c.chance(0.5) ? `css-class="${value(c, 'css-class', 'string', false)}"` : `mj-class="${c.some(1, 2, () => c.one(classNames)).join(' ')}"`;
    const name = c.one(names);
    // The body's own values have to be known when a template is compiled.
    const text = value(c, name, components[tag].allowedAttributes?.[name] ?? 'string', tag !== 'mj-body');
    // The values of a carousel go into a style sheet: what may end one is left out there.
    return attribute(c, name, tag === 'mj-carousel' && /[<;]/.test(text) ? 'red' : text);
  });
  const seen = new Set(tag === 'mj-navbar-link' ? ['href'] : []);
  return made.filter(a => { const name = a.split('=')[0]; return (!seen.has(name) && seen.add(name)) || c.odd(0.5); }).map(a => `${c.chance(0.1) ? '\n  ' : ' '}${a}`).join('');
}

const contents = {
  'mj-button': phrase, 'mj-table': rows, 'mj-carousel-image': () => '', 'mj-raw': c => c.one([`<div class="r">${html(c, 1)}</div>`, '<!-- raw -->', '', ...(c.includes ? ['<!--[if mso | IE]><i>o</i><![endif]-->'] : [])]),
  'mj-navbar-link': c => c.one(['Home', 'a &amp; b', '<b>x</b>']), 'mj-social-element': c => c.one(['Share', '', 'a <b>b</b>']),
};

function element(c, tag, depth) {
  const written = c.odd(0.02) ? tag.toUpperCase() : tag;
  const link = tag === 'mj-navbar-link' && !c.odd() ? ' href="/a"' : ''; // without it, a base-url would make it end in `undefined`
  const start = `<${written}${link}${attributes(c, tag, c.one([1, 3, 6]))}`;
  if (components[tag]?.endingTag) {
    const content = (contents[tag] ?? html)(c);
    return content === '' && c.chance(0.5) ? `${start} />` : `${start}>${content}${c.odd(0.02) ? c.one(['', `</${tag.toUpperCase()}>`, `</${tag} >`, `</${tag}\n>`]) : `</${tag}>`}`;
  }
  const children = childrenOf(c, tag, depth);
  return children.length === 0 && c.chance(0.7) ? `${start} />` : `${start}>\n${children.join('\n')}\n${c.odd(0.02) ? c.one(['', `</${tag.toUpperCase()}>`, `</${tag} >`]) : `</${tag}>`}`;
}

const usual = { 'mj-body': ['mj-section', 'mj-section', 'mj-section', 'mj-wrapper', 'mj-hero'], 'mj-section': ['mj-column', 'mj-column', 'mj-group'], 'mj-accordion-element': ['mj-accordion-title', 'mj-accordion-text'] };

function childrenOf(c, tag, depth) {
  const allowed = (dependencies[tag] ?? []).filter(t => typeof t === 'string');
  if (allowed.length === 0) return c.odd(0.05) ? [element(c, c.one(bodyTags), depth + 1)] : [];
  const child = () => {
    // What is for Outlook becomes one with the element after it, unless a template tag stands between.
    if (c.chance(0.03)) return c.includes ? c.one(['<!-- comment -->', '<!--[if mso]><i>o</i><![endif]-->']) : '<!-- comment -->';
    if (c.includes && depth < 5 && partsIn[tag] && c.chance(0.02)) return `<mj-include path="./parts/${c.one(partsIn[tag])}-${c.below(3)}.mjml" />`;
    if (c.includes && depth < 5 && partsIn[tag] && c.chance(0.01)) return `<mj-include path="./parts/page-${c.below(3)}.html" type="html" />`;
    if (tag !== 'mj-carousel' && c.odd(0.06)) return c.one(['bare text', '<mj-unknown a="b">x</mj-unknown>', '<br>', '<div>x</div>', '<foo><mj-text>lost</mj-text></foo>', '</mj-foo>', '</mj-section>', '</mj-column>', '</p>', '<!doctype html>', '<?xml x?>', '<![CDATA[x]]>', '<mj-text/>', '<!-- a -- b -->', '&nbsp;', '<', 'a < b', '<mj-class name="one" />', '<mj-style>.z { top: 0 }</mj-style>', '<mj-head><mj-title>t</mj-title></mj-head>', '<mj-body></mj-body>']);
    if (c.odd(0.08)) return depth > 8 ? '' : element(c, c.one(bodyTags), depth + 1);
    return element(c, c.one(c.chance(0.8) ? usual[tag] ?? allowed : allowed), depth + 1);
  };
  return c.some(tag === 'mj-body' ? 1 : 0, depth > 4 ? 2 : 4, () => (c.tag(0.2) ? around(c, child) : child()));
}

/** Template tags around elements. */
function around(c, child) {
  return c.one([
    () => `{% for item in items %}${child()}{% endfor %}`,
    () => `{%- for item in items -%}\n${child()}\n{%- endfor -%}`,
    () => `{% if vip %}${child()}{% endif %}`,
    () => `{% if items.size > 1 and name != "</mj-section>" %}${child()}{% else %}${child()}${child()}{% endif %}`,
    () => `{% case color %}{% when "red" %}${child()}{% else %}${child()}{% endcase %}`,
    () => `{% block offers within 300ms %}${child()}{% fallback %}${child()}{% endblock %}`,
    () => `{% comment %}<mj-section>{% endcomment %}${child()}`,
  ])();
}
