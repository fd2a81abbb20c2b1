// Random values of attributes and random HTML: what authors write, and, by the given chance, what they should not.

/** A source of choices, from numbers between 0 and 1; with `tags`, template tags are among what is chosen. */
export function choices(next, oddness, tags = false) {
  const below = n => Math.floor(next() * n);
  const one = list => list[below(list.length)];
  return {
    below, one,
    chance: share => next() < share,
    odd: (share = 1) => next() < share * oddness,
    tag: share => tags && next() < share,
    end: '', // how elements without an end tag end
    some: (least, most, make) => Array.from({ length: least + below(most - least + 1) }, (_, i) => make(i)),
  };
}

const colors = ['#abc', '#A1b2c3', 'red', 'transparent', 'rgb(1,2,3)', 'rgba(10, 20, 30, 0.5)', '#000000', 'white', 'inherit', 'darkslategray'];
const borders = ['1px solid #abc', '2px dashed red', 'none', '0', 'solid 3px black', '1.5px dotted rgb(1, 2, 3)', '10px double #123456', 'thin solid'];
const urls = ['https://example.com/', 'https://example.com/a?b=c&d=e', 'mailto:a@example.com', '#top', '/a/b.html', 'https://example.com/a%20b?x=1&amp;y=2', ''];
const pictures = ['https://example.com/a.png', 'a.jpg', 'https://example.com/i?w=1&h=2', 'data:image/png;base64,AAAA'];
const fonts = ['Arial', 'Ubuntu, Helvetica, Arial, sans-serif', 'Lato', "'Open Sans', sans-serif", 'Roboto, serif', 'Custom, Arial', 'DROID SANS'];
const positions = ['left', 'center', 'right', 'top', 'bottom', '0%', '25%', '33.3%', '100%', '10px'];
const classes = ['a', 'b', 'a b', 'c', 'wide red', 'x-1'];
const words = ['Hello', 'a &amp; b', '5 &lt; 6', 'naïve café', '日本語', 'x', "it's", 'one two  three', '&nbsp;', '100%'];
const oddTexts = ['', ' ', 'true', 'false', 'auto', 'none', '0', '-5px', '10', 'a > b', 'a < b', '&', '&quot;', '$&', 'a;b', 'a: b; c: d', ' 10px ', '10px  20px', '1e3px', '١px', 'calc(1px + 2px)', '\n', '10PX', '1px 2px 3px 4px 5px', '.5px', '5.px', '1,5px', '<b>', '-', '--x', '100 px', '#12', 'RED', 'url(a)', '12pt', '3em 2em'];

const byName = [
  [/^(inner-)?border-radius$|^tb-border-radius$/, c => c.one(['4px', '0', '50%', '4px 8px', '1px 2px 3px 4px', 'inherit'])],
  [/border/, c => c.one(borders)],
  [/^font-family$|-font-family$/, c => c.one(fonts)],
  [/^background-url$|^src$|^thumbnails-src$|-icon$|-url$/, c => c.one(pictures)],
  [/^background-size$/, c => c.one(['cover', 'contain', 'auto', '100px', '50%', '50% auto', '100px 200px', '100% 100%'])],
  [/^background-position$/, c => c.one([`${c.one(positions)} ${c.one(positions)}`, c.one(positions), 'top center', 'a b c'])],
  [/^background-position-/, c => c.one(positions)],
  [/^href$|^base-url$/, c => c.one(urls)],
  [/^(ico-open|ico-close)$/, c => c.one(['&#9776;', '&#8855;', 'X'])],
  [/^srcset$/, c => c.one(['a.png 1x, b.png 2x', 'a.png 300w'])],
  [/^sizes$/, c => c.one(['100vw', '(max-width:480px) 100vw, 300px'])],
  [/^usemap$/, () => '#map'],
  [/^target$/, c => c.one(['_blank', '_self', '_top'])],
  [/^rel$/, c => c.one(['noopener', 'nofollow noopener'])],
  [/^hamburger$/, c => c.one(['hamburger', ''])],
  [/^mode$/, c => c.one(['fixed-height', 'fluid-height', 'fluid-height'])],
  [/^font-weight$/, c => c.one(['bold', '400', 'normal'])],
  [/^font-style$/, c => c.one(['italic', 'normal'])],
  [/^(text-decoration|ico-text-decoration)$/, c => c.one(['underline', 'none', 'line-through'])],
  [/text-transform$/, c => c.one(['uppercase', 'none', 'capitalize'])],
  [/^name$/, c => c.one(['facebook', 'twitter', 'x-noshare', 'linkedin', 'google-noshare', 'github', 'web', 'custom', 'pinterest', 'xing', 'instagram'])],
  [/^id$/, c => c.one(['main', 'id-1'])],
];

const units = { px: ['10px', '1px', '25px', '100px', '150.5px', '0.4px', '320px'], '%': ['50%', '33.33%', '100%', '5%', '12.5%'], em: ['1em', '0.1em', '-0.5em'], '': ['1', '1.6', '22'] };

function size(c, notation) {
  const kinds = notation.slice(notation.indexOf('(') + 1, notation.indexOf(')')).split(',');
  const value = () => { const kind = c.one(kinds); return kind === 'auto' ? 'auto' : c.chance(0.1) ? '0' : c.one(units[kind]); };
  return notation.endsWith('{1,4}') ? c.some(1, 4, value).join(' ') : value();
}

/** One of two values, as the data decides. */
function tagged(c, name, type) {
  if (type.startsWith('color')) return c.one(['{{ color }}', '{% if vip %}#112233{% else %}{{ color | default: "red" }}{% endif %}']);
  const [a, b] = [value(c, name, type, false), value(c, name, type, false)];
  if (/border/.test(name)) return `${c.one(['1px', '2px'])} solid {{ color }}`;
  if (/^(href|src|background-url)$/.test(name)) return c.one(['{{ image }}', '{{ image }}?a={{ items.size }}&b={{ name | url_encode }}']);
  return c.one([`{% if vip %}${a}{% else %}${b}{% endif %}`, `{% if items.size > 1 and name != "<" %}${a}{% else %}${b}{% endif %}`, `{%- if vip -%}${a}{%- else -%}${b}{%- endif -%}`]);
}

/** A value for an attribute of a type of the official table. */
export function value(c, name, type, mayTag = true) {
  if (mayTag && c.tag(0.15)) return tagged(c, name, type);
  if (c.odd(0.4)) return c.one(oddTexts);
  if (name === 'css-class') return c.one(classes);
  if (type.startsWith('color')) return c.one(colors);
  if (type.startsWith('enum')) return c.one(type.slice(5, -1).split(','));
  if (type.startsWith('unit')) return size(c, type);
  if (type === 'boolean') return c.one(['true', 'false']);
  if (type === 'integer') return c.one(['0', '5', '10']);
  return (byName.find(([pattern]) => pattern.test(name))?.[1] ?? (() => c.one(words)))(c);
}

/** `name="value"`, in any of the ways that HTML allows. */
export function attribute(c, name, text) {
  if (c.odd(0.1) && /^[\w.%#-]+$/.test(text)) return `${name}=${text}`;
  if (c.odd(0.05)) return name;
  return !text.includes("'") && c.chance(0.1) ? `${name}='${text}'` : `${name}="${text}"`;
}

const tags = [
  '{{ name }}', '{{ items.size | plus: 1 }}', "{{ color | default: '<b>' }}", '{% if vip %}<b>vip</b>{% else %}no{% endif %}', '{% for item in items %}<i>{{ item.name }}</i>{% endfor %}',
  '{% raw %}{{ x }} {% if y < 3 %}{% endraw %}', '{% comment %} never " read <b> {% endcomment %}', '{%- assign x = "a > b" -%}{{- x -}}',
];

const inline = [
  c => c.one(words), c => c.one(words), c => (c.tag(0.5) ? c.one(tags) : c.one(words)),
  (c, depth) => `<b class="${c.one(classes)}">${html(c, depth, inline)}</b>`,
  (c, depth) => `<span style="font-family: ${c.one(fonts)}; font-size:12px">${html(c, depth, inline)}</span>`,
  c => `<img src="${c.one(pictures)}" alt="" width="10"${c.end}>`,
  c => c.one(['<!-- note -->', '<!-- a > b -->', '<!--[if mso]><i>o</i><![endif]-->', '<!--[if !mso]><!--><i>n</i><!--<![endif]-->']),
  c => `<br${c.end}>`,
];

const blocks = [
  ...inline,
  (c, depth) => `<p>${html(c, depth, inline)}</p>`,
  (c, depth) => `<div id="${c.one(['i', 'j'])}" class="${c.one(classes)}">\n  ${html(c, depth)}\n</div>`,
  c => `<hr${c.end}>`,
  (c, depth) => `<ul><li>${html(c, depth)}</li><li>two</li></ul>`,
  (c, depth) => `<table><tr><td width="50%" style="padding:0">${html(c, depth)}</td><td bgcolor="red">x</td></tr></table>`,
  (c, depth) => `<a href="${c.one(urls)}" style="color: ${c.one(colors)}">${html(c, depth, inline)}</a>`,
];

/** HTML that may stand in a paragraph. */
export const phrase = c => html(c, 1, inline);

/** A piece of sound HTML, as authors write it into texts. */
export function html(c, depth = 0, of = blocks) {
  const made = depth > 2 ? c.one(words) : c.some(1, 3, () => c.one(of)(c, depth + 1)).join(c.one([' ', '', '\n']));
  return depth === 0 && c.odd(0.1) ? c.one([`${made}<mj-text>in</mj-text>`, `${made} a < b`, `\t${made}\n\n`, `<![CDATA[${made}]]>`, `<B>${made}</B>`, `${made} <mj-foo/>`]) : made;
}

export const rows = c => c.some(0, 3, () => `<tr${c.chance(0.3) ? ' style="border-bottom:1px solid #ccc"' : ''}>${c.some(1, 3, () => `<td class="${c.one(classes)}">${html(c, 2)}</td>`).join('')}</tr>`).join('\n');

const selectors = ['.a', '.b', 'td', 'p', 'a', 'div', 'table', '.a td', '.a > div', '*', 'p, .b', '#i', 'td.a', '.wide.red', '[class="b"]', 'a[href]', 'tr:first-child td', 'b + a', 'p ~ p', ':not(.a)', 'img', 'td:nth-child(2n+1)', '.a:hover', 'a::before', 'h1'];
const declarations = ['color: red', 'color:#abc !important', 'padding: 1px 2px', 'width:100px', 'height: 20px', 'background-color: #fff', 'background: blue', 'text-align:center', 'vertical-align: top', 'font-family: Lato', 'font-family: "Open Sans", serif', 'border: 1px solid', 'width: 50%', 'margin:0', 'background-image: url(a.png)', 'line-height: 1.2', 'display:block', 'font: 12px/1 Arial'];

/** With `pseudo`, one of those that only a style sheet may have too. */
export const selector = (c, pseudo = true) => c.one(pseudo ? selectors : selectors.filter(s => !s.includes('::')));

/** A style sheet. */
export const css = c => c.some(1, 5, () => c.chance(0.1)
  ? `@media (max-width: 480px) { ${c.one(selectors)} { ${c.one(declarations)} } }`
  : c.chance(0.05) ? '/* note { } */'
    : `${c.one(selectors)} { ${c.some(1, 3, () => c.one(declarations)).join('; ')}${c.one([';', ''])} }`).join('\n');
