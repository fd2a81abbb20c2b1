// A fixture as JSON: completed from schemas, checked while it is written, saved as itself or as another.

import { h, put, say } from '../dom.js';
import { get, post, put as save, fixturePath } from '../api.js';
import { t } from '../words.js';
import { completion } from '../parts/completion.js';
import { faultList } from '../parts/faults.js';
import { alertBox } from '../parts/controls.js';

const beginning = `{\n  "recipient": { "id": "u1", "email": "ada@example.com", "first_name": "Ada" },\n  "event": {},\n  "sources": {\n  }\n}\n`;
const pause = 150; // ms after the last key: what is half written is always wrong

export function edit(template, fixture) {
  const field = h('textarea', { id: 'json', spellcheck: false, rows: 24, 'aria-describedby': 'json-help', autocapitalize: 'off', autocomplete: 'off' });
  const name = h('input', { id: 'fixture-name', value: fixture, required: true, pattern: '[A-Za-z0-9_\\-]{1,60}' });
  const problems = h('div', {}), result = h('div', {});
  const back = h('a', { class: 'button', href: `#/t/${encodeURIComponent(template)}/${encodeURIComponent(fixture)}` }, t('back'));
  let mark = '', file = '', timer = 0, turn = 0;

  const proposals = completion(field, (text, offset) => post(`${fixturePath(template, fixture)}/complete`, { text, offset }));
  const form = h('form', { class: 'editor', onsubmit: keep },
    h('div', {}, h('label', { for: 'json' }, t('json')), h('p', { id: 'json-help', class: 'quiet' }, t('jsonHelp')), field,
      h('div', { class: 'row' }, h('label', { for: 'fixture-name' }, t('saveAs')), name, h('button', { class: 'primary', id: 'save' }, t('save')), h('button', { type: 'button', id: 'record', onclick: record }, t('record'))), result),
    h('div', {}, h('section', { class: 'panel', 'aria-labelledby': 'problems-title' }, h('h2', { id: 'problems-title' }, t('problems')), problems), proposals));
  const element = h('section', {}, h('div', { class: 'heading' }, h('h1', {}, t('editing', { template, name: fixture })), back), form);

  async function open() {
    try {
      const answer = await get(`${fixturePath(template, fixture)}/json`);
      ({ mark, file } = answer);
      field.value = answer.text;
    } catch (problem) {
      if (problem.code !== 'unknown_fixture') return put(result, alertBox(problem));
      field.value = beginning; // a new one
    }
    check();
  }

  async function check() {
    const mine = ++turn;
    const { faults } = await post(`${fixturePath(template, fixture)}/check`, { text: field.value });
    if (mine !== turn) return;
    field.setAttribute('aria-invalid', String(faults.some(f => f.severity === 'error')));
    put(problems, faults.length ? faultList(faults, go) : h('p', { class: 'quiet' }, t('noProblems')));
  }

  /** Puts the caret where a fault is. */
  function go(fault) {
    const before = field.value.split('\n').slice(0, fault.line - 1).reduce((sum, line) => sum + line.length + 1, 0);
    field.focus();
    field.setSelectionRange(before + fault.column - 1, before + fault.column - 1);
  }

  async function keep(event) {
    event?.preventDefault();
    if (!name.reportValidity()) return;
    const target = name.value;
    try {
      const saved = await save(`${fixturePath(template, target)}/json`, { text: field.value, mark: target === fixture ? mark : '' });
      if (target === fixture) mark = saved.mark;
      put(result, h('p', { role: 'status', class: 'saved' }, h('a', { href: `#/t/${encodeURIComponent(template)}/${encodeURIComponent(target)}` }, t('saved', { name: target }))));
      say(t('saved', { name: target }));
    } catch (problem) {
      put(result, alertBox(problem));
    }
  }

  /** Asks the systems of sources.yaml, and opens what they wrote into the file. */
  async function record(event) {
    const button = event.currentTarget;
    button.disabled = true; // systems take their time
    try {
      const { told } = await post(`${fixturePath(template, fixture)}/record`, {});
      await open();
      put(result, h('ul', { role: 'status' }, told.map(line => h('li', {}, line))));
    } catch (problem) {
      put(result, alertBox(problem));
    }
    button.disabled = false;
    button.focus();
  }

  field.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(check, pause);
  });
  element.addEventListener('keydown', event => {
    if (event.key !== 's' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    keep();
  });
  open();
  return { title: t('editing', { template, name: fixture }), element, leave: () => clearTimeout(timer) };
}
