// The middle of a template's page: the mail, or one of the other ways to look at it.

import { h, put } from '../dom.js';
import { get } from '../api.js';
import { t, number } from '../words.js';
import { faultySource, faultList } from './faults.js';
import { alertBox } from './controls.js';

const clip = 102 * 1024;

export async function paper(container, look) {
  if (look.view === 'template' || !look.preview) return templateFile(container, look);
  const { mail } = look.preview;
  if (mail.outcome !== 'rendered' && look.view !== 'mail')
    return put(container, notSent(mail));
  const views = { mail: mailView, text, line, headers, html, source };
  if (look.view === 'mail' && container.contains(look.frame.element))
    return put(container.firstChild, notes(look)); // the frame stays in its place, or it would load again
  put(container, views[look.view](look));
}

function mailView(look) {
  return [h('div', { class: 'notes' }, notes(look)), h('div', { class: 'stage' }, look.frame.element)];
}

function notes({ preview: { mail, current }, detail }) {
  const size = number(mail.bytes / 1024, 1);
  return [
    current ? null : h('div', { class: 'alert', role: 'alert' }, h('p', {}, t('stillOld')), faultList(detail.faults.filter(f => f.severity === 'error').slice(0, 1))),
    mail.outcome === 'rendered' ? null : notSent(mail),
    mail.outcome === 'rendered' ? h('p', { class: mail.clip === undefined ? 'size' : 'size over' }, h('meter', { min: 0, max: clip, high: clip * 0.9, value: Math.min(mail.bytes, clip), 'aria-label': t('size', { size }) }), ' ',
      mail.clip === undefined ? t('size', { size }) : t('clipped', { size })) : null,
    mail.outcome === 'rendered' && !mail.knows_dark && document.getElementById('scheme-dark')?.checked ? h('p', { class: 'quiet' }, t('noDark')) : null,
  ].filter(Boolean);
}

const notSent = mail => h('p', { class: 'outcome', data: { outcome: mail.outcome } }, h('strong', {}, t(`outcome.${mail.outcome}`)), mail.reason ? `: ${mail.reason}` : '');

const text = ({ preview: { mail } }) => h('pre', { class: 'plain', tabindex: '0', role: 'region', 'aria-label': t('view.text') }, mail.text);

/** The line that decides whether the mail is opened, as two inboxes cut it. */
function line({ preview: { mail } }) {
  const sender = (mail.from ?? '').replace(/\s*<.*$/, '').replace(/"/g, '') || '–';
  return h('div', { class: 'lines' },
    h('h2', {}, t('lineDesktop')),
    h('div', { class: 'inbox-line' }, h('strong', {}, sender), h('span', {}, h('strong', {}, mail.subject), h('span', { class: 'quiet' }, mail.preheader ? ` – ${mail.preheader}` : '')), h('span', {}, t('now'))),
    h('h2', {}, t('linePhone')),
    h('div', { class: 'inbox-line phone' }, h('strong', {}, sender), h('strong', {}, mail.subject), h('span', { class: 'quiet' }, mail.preheader ?? '')),
    h('dl', {}, h('dt', {}, t('subject')), h('dd', {}, `${mail.subject} (${t('characters', { count: [...mail.subject].length })})`),
      h('dt', {}, t('preheader')), h('dd', {}, mail.preheader ? `${mail.preheader} (${t('characters', { count: [...mail.preheader].length })})` : t('noPreheader'))));
}

const headers = ({ preview: { mail } }) => h('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': t('view.headers') },
  h('table', {}, h('tbody', {}, mail.headers.map(one => h('tr', {}, h('th', { scope: 'row' }, one.name), h('td', {}, one.value))))));

function html({ preview: { mail } }) {
  const at = mail.clip;
  return h('pre', { class: 'plain', tabindex: '0', role: 'region', 'aria-label': t('view.html') },
    at === undefined ? mail.html : [mail.html.slice(0, at), h('span', { class: 'clip' }, t('clipHere')), mail.html.slice(at)]);
}

const source = ({ preview: { mail } }) => h('pre', { class: 'plain', tabindex: '0', role: 'region', 'aria-label': t('view.source') }, mail.source ?? '–');

async function templateFile(container, { name, detail, fault }) {
  const wanted = fault ? Math.max(0, detail.files.indexOf(fault.file)) : Number(container.dataset.file ?? 0);
  const number = wanted < detail.files.length ? wanted : 0;
  container.dataset.file = String(number);
  try {
    const file = await get(`/templates/${encodeURIComponent(name)}/files/${number}`);
    const before = container.querySelector('.code')?.scrollTop ?? 0;
    put(container,
      h('label', { class: 'row' }, t('file'), h('select', { id: 'file', onchange: event => {
        container.dataset.file = event.target.value;
        templateFile(container, { name, detail });
      } }, detail.files.map((one, index) => h('option', { value: String(index), selected: index === number }, one)))),
      faultySource(file.text, file.faults));
    const code = container.querySelector('.code');
    code.scrollTop = fault ? document.getElementById(`line-${fault.line}`).offsetTop - code.clientHeight / 3 : before;
  } catch (problem) {
    put(container, alertBox(problem));
  }
}
