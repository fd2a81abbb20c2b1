// Small controls that several views use.

import { h, say } from '../dom.js';
import { t } from '../words.js';

/** One choice of several, side by side: radio buttons, so that arrows move between them. */
export function segments(name, label, values, chosen, change) {
  return h('fieldset', { class: 'segments' }, h('legend', {}, label),
    h('div', {}, values.map(([value, text]) => h('label', {},
      h('input', { type: 'radio', name, id: `${name}-${value}`, value, checked: value === chosen, onchange: () => change(value) }), h('span', {}, text)))));
}

/** A word with a sign, so that no state is told by its colour alone. */
export function badge(kind, text) {
  const signs = { error: '✕', warning: '!', good: '✓', changed: '≠', missed: '◌', info: 'i' };
  return h('span', { class: `badge ${kind}` }, h('span', { 'aria-hidden': 'true' }, signs[kind] ?? ''), ' ', text);
}

/** A button that copies a place, as editors open it. */
export function copyButton(place) {
  return h('button', { class: 'copy', title: t('copy', { place }), onclick: async event => {
    const button = event.currentTarget;
    await navigator.clipboard.writeText(place);
    say(t('copied', { place }));
    button.dataset.copied = 'yes';
  } }, place, ' ', h('span', {}, t('copyWord')));
}

/** What went wrong, where it is seen and heard. */
export function alertBox(problem) {
  return h('div', { class: 'alert', role: 'alert' }, h('p', {}, t('problem', { what: problem.message })),
    problem.errors?.length ? h('ul', {}, problem.errors.map(e => h('li', {}, `${e.field}: ${e.message}`))) : null);
}

export const troubleText = troubles => Object.entries(troubles).map(([source, trouble]) => `${source}:${trouble}`).sort().join(',');
