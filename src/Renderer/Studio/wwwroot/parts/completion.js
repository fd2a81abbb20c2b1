// Proposals beside a text: the field keeps the focus, arrows move through the list, Enter takes.

import { h, put } from '../dom.js';
import { t } from '../words.js';

/** @param ask gets the text and the caret, and promises { from, to, items }. */
export function completion(field, ask) {
  const list = h('ul', { id: 'proposals', role: 'listbox', 'aria-label': t('suggestions') });
  const element = h('section', { class: 'panel', 'aria-labelledby': 'proposals-title' }, h('h2', { id: 'proposals-title' }, t('suggestions')), list);
  let found = { items: [] }, chosen = -1, turn = 0;

  field.setAttribute('aria-autocomplete', 'list');
  field.setAttribute('aria-controls', 'proposals');

  async function refresh() {
    const mine = ++turn;
    const answer = await ask(field.value, field.selectionStart).catch(() => ({ items: [] }));
    if (mine !== turn) return;
    found = answer;
    choose(-1);
  }

  function choose(index) {
    chosen = index;
    put(list, found.items.length === 0 ? h('li', { role: 'option', 'aria-disabled': 'true', class: 'quiet' }, t('noSuggestions')) : found.items.map((item, at) =>
      h('li', { role: 'option', id: `proposal-${at}`, 'aria-selected': String(at === chosen), onmousedown: event => { event.preventDefault(); take(at); } },
        h('strong', {}, item.label), ' ', h('span', { class: 'quiet' }, [item.type, item.description].filter(Boolean).join(' · ')))));
    if (chosen < 0) field.removeAttribute('aria-activedescendant');
    else {
      field.setAttribute('aria-activedescendant', `proposal-${chosen}`);
      list.children[chosen].scrollIntoView({ block: 'nearest' });
    }
  }

  function take(index) {
    const item = found.items[index];
    // A quote that stands behind the caret was the end of what is replaced.
    const to = field.value[found.to] === '"' && field.value[found.from] === '"' ? found.to + 1 : found.to;
    field.setRangeText(item.insert, found.from, to, 'end');
    field.dispatchEvent(new Event('input'));
  }

  field.addEventListener('keydown', event => {
    const count = found.items.length;
    if (event.key === ' ' && event.ctrlKey) {
      event.preventDefault();
      refresh().then(() => { if (found.items.length) choose(0); });
    } else if (chosen >= 0 && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault();
      choose((chosen + (event.key === 'ArrowDown' ? 1 : count - 1)) % count);
    } else if (chosen >= 0 && event.key === 'Enter') {
      event.preventDefault();
      take(chosen);
    } else if (chosen >= 0 && event.key === 'Escape') {
      event.preventDefault();
      choose(-1);
    }
  });
  for (const moved of ['input', 'click', 'keyup']) field.addEventListener(moved, event => { if (moved !== 'keyup' || event.key?.startsWith('Arrow') && chosen < 0) refresh(); });
  choose(-1);
  return element;
}
