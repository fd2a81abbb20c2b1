// Makes elements. Text is always text: nothing here parses markup.

const svgNames = new Set(['svg', 'rect', 'line', 'circle', 'path', 'g', 'text', 'pattern', 'defs', 'title']);

/** An element: h('a', { href, class, onclick, data: {…}, style: {…} }, ...children). */
export function h(name, props = {}, ...children) {
  const isSvg = svgNames.has(name) && (name !== 'title' || props.svg);
  const element = isSvg ? document.createElementNS('http://www.w3.org/2000/svg', name) : document.createElement(name);
  for (const [key, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false || key === 'svg') continue;
    if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
    else if (key === 'data') Object.assign(element.dataset, value);
    else if (key === 'style') for (const [property, text] of Object.entries(value)) element.style.setProperty(property, text);
    else if (key in element && !isSvg && typeof value !== 'string') element[key] = value;
    else element.setAttribute(key, value === true ? '' : value);
  }
  element.append(...children.flat(Infinity).filter(child => child !== null && child !== undefined && child !== false));
  return element;
}

let lost = ''; // the id of what had the focus and is gone: it may come again, as when the same place is shown with other content
document.addEventListener('focusin', event => { if (event.target.id !== 'main') lost = ''; });
document.addEventListener('pointerdown', () => { lost = ''; });

/** Puts new content into a container. What had the focus has it again, found by its id. */
export function put(container, ...children) {
  const now = document.activeElement;
  const nowhere = now === document.body || now?.id === 'main';
  if (now !== container && container.contains(now)) lost = now.id;
  container.replaceChildren(...children.flat(Infinity).filter(child => child !== null && child !== undefined && child !== false));
  if (lost && (nowhere || document.activeElement === document.body)) document.getElementById(lost)?.focus({ preventScroll: true });
}

/** Tells people who do not see the page what has happened. */
export function say(text) {
  document.getElementById('said').textContent = text;
}
