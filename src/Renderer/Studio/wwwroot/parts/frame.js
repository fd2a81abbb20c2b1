// Frames that show mails. A mail is its own document: no scripts, and nothing of the studio's page reaches it.

import { h } from '../dom.js';

const sandbox = 'allow-same-origin allow-popups allow-popups-to-escape-sandbox'; // no allow-scripts, ever

/** A frame as tall as its mail. show(address) replaces the mail when the new one is there: no flash, and the page keeps its place. */
export function mailFrame(title) {
  const element = h('div', { class: 'mail-frame' });
  let turn = 0;
  const show = (address, scheme) => {
    const mine = ++turn;
    const frame = h('iframe', { sandbox, src: address, class: 'coming', title });
    frame.style.colorScheme = scheme ?? 'light';
    frame.addEventListener('load', () => {
      if (mine !== turn) return frame.remove();
      fit(frame);
      frame.classList.remove('coming');
      for (const other of [...element.children]) if (other !== frame) other.remove();
      element.dataset.shown = String(mine);
    });
    element.append(frame);
  };
  // Another width gives another height.
  new ResizeObserver(() => { for (const frame of element.children) fit(frame); }).observe(element);
  return { element, show };
}

function fit(frame) {
  const page = frame.contentDocument?.documentElement;
  if (!page) return;
  frame.style.height = 'auto';
  frame.style.height = `${Math.max(page.scrollHeight, frame.contentDocument.body?.scrollHeight ?? 0, 120)}px`;
}

/** A small picture of a mail: the mail itself, scaled, which can neither be focused nor clicked. */
export function thumbnail(address, title) {
  const frame = h('iframe', { sandbox: '', src: address, title, loading: 'lazy', tabindex: '-1', scrolling: 'no' });
  frame.style.colorScheme = 'light';
  frame.addEventListener('load', () => frame.classList.add('shown'));
  return h('div', { class: 'thumbnail', inert: true, 'aria-hidden': 'true' }, frame);
}
