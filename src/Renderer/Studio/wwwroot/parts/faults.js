// Faults: as a list that copies their places, and at their lines in the file.

import { h } from '../dom.js';
import { t } from '../words.js';
import { badge, copyButton } from './controls.js';

const kinds = { error: 'error', warning: 'warning', info: 'info' };

export function faultList(faults, show) {
  if (faults.length === 0) return h('p', { class: 'quiet' }, t('noFaults'));
  return h('ol', { class: 'faults' }, faults.map(fault => h('li', { class: fault.severity },
    h('p', {}, badge(kinds[fault.severity], fault.code), ' ', fault.message),
    fault.suggestion ? h('p', { class: 'quiet' }, fault.suggestion) : null,
    h('p', { class: 'row' }, copyButton(fault.at), show ? h('button', { class: 'link', onclick: () => show(fault) }, t('showLine'), h('span', { class: 'visually-hidden' }, ` ${fault.at}`)) : null))));
}

/** A file with its faults below the lines they are in. */
export function faultySource(text, faults) {
  const lines = text.split('\n');
  const at = Map.groupBy(faults, fault => fault.line);
  return h('div', { class: 'code', role: 'region', 'aria-label': t('view.template'), tabindex: '0' }, lines.map((line, index) => {
    const number = index + 1;
    const wrong = at.get(number) ?? [];
    return [
      h('div', { class: wrong.length ? 'line wrong' : 'line', id: `line-${number}` }, h('span', { class: 'number' }, String(number)), h('code', {}, line || ' ')),
      wrong.map(fault => h('div', { class: `line note ${fault.severity}` }, h('span', { class: 'number', 'aria-hidden': 'true' }, ''),
        h('code', {}, underline(line, fault)), h('p', {}, badge(kinds[fault.severity], fault.code), ' ', fault.message, fault.suggestion ? ` ${fault.suggestion}` : ''))),
    ];
  }));
}

/** Tabs stay tabs, so that the line stands below what it means. */
function underline(line, fault) {
  const start = Math.min(fault.column - 1, line.length);
  const end = fault.end_line === fault.line ? Math.max(fault.end_column - 1, start + 1) : line.length;
  return line.slice(0, start).replace(/[^\t]/g, ' ') + '^'.repeat(Math.max(1, end - start));
}
