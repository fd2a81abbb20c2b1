// What was sent: one by one, and all together.

import { h, put } from '../dom.js';
import { get } from '../api.js';
import { t, plural, moment, ms } from '../words.js';
import { listen } from '../live.js';
import { shares, latencies } from '../parts/charts.js';
import { alertBox } from '../parts/controls.js';

const signs = { sent: '✓', aborted: '■', failed: '✕', suppressed: '⊘', deferred: '↻', accepted: '…', resolving: '…', delivering: '…' };

export function sends(id) {
  if (id === 'overview') return overview();
  if (id) return one(id);
  const body = h('tbody', {}), note = h('p', { class: 'quiet', role: 'status' });
  const element = h('section', {}, heading('log'), note, h('div', { class: 'scroll log', tabindex: '0', role: 'region', 'aria-label': t('log') },
    h('table', {}, h('thead', {}, h('tr', {}, ['state', 'template', 'recipient', 'accepted', 'origin'].map(name => h('th', { scope: 'col' }, t(name))))), body)));

  async function refresh() {
    try {
      const answer = await get('/sends');
      put(note, answer.sends.length ? plural(answer.sends.length, 'send') : t('noSends'));
      put(body, answer.sends.map(send => h('tr', {}, h('td', {}, h('a', { href: `#/sends/${send.id}`, id: `send-${send.id}` }, stateWord(send.state))), h('td', {}, send.template),
        h('td', {}, send.recipient), h('td', {}, moment(send.accepted_at)), h('td', {}, t(`origin.${send.origin}`)))));
    } catch (problem) {
      put(note, alertBox(problem));
    }
  }

  refresh();
  return { title: t('sends'), element, leave: listen(news => { if (news.kind === 'sends') refresh(); }) };
}

function heading(now) {
  const link = (name, address) => h('a', { href: address, 'aria-current': now === name ? 'page' : null, id: `sends-${name}` }, t(name));
  return h('div', { class: 'heading' }, h('h1', {}, t('sends')), h('nav', { class: 'fixtures', 'aria-label': t('sends') }, link('log', '#/sends'), link('overview', '#/sends/overview')));
}

const stateWord = state => h('span', { class: `status ${state}` }, h('span', { 'aria-hidden': 'true' }, signs[state]), ' ', t(`state.${state}`));

function one(id) {
  const element = h('section', {});
  async function refresh() {
    try {
      const { send, data } = await get(`/sends/${encodeURIComponent(id)}`);
      put(element, heading('log'), h('p', { class: 'row' }, stateWord(send.state), h('strong', {}, send.template), h('span', {}, send.recipient), h('span', { class: 'quiet' }, t(`origin.${send.origin}`), ' · ', h('time', { datetime: send.history[0].at }, moment(send.history[0].at)))),
        h('div', { class: 'panels' }, timeline(send), replyOf(send), report(send), dataOf(data)));
    } catch (problem) {
      put(element, alertBox(problem));
    }
  }
  refresh();
  return { title: t('sends'), element };
}

const panel = (title, id, ...children) => h('section', { class: 'panel', 'aria-labelledby': id }, h('h2', { id }, title), children);

function timeline(send) {
  const start = Date.parse(send.history[0]?.at);
  return panel(t('timeline'), 'timeline', h('ol', { class: 'timeline' }, send.history.map(step => h('li', {},
    h('span', { class: 'row' }, stateWord(step.state), h('time', { datetime: step.at }, `+${ms(Date.parse(step.at) - start)}`)), step.reason ? h('p', { class: 'quiet' }, step.reason) : null))));
}

const replyOf = send => panel(t('reply'), 'reply', send.reply ? h('p', {}, h('code', {}, send.reply)) : h('p', { class: 'quiet' }, t('noReply')));

const dataOf = data => panel(t('data'), 'data', h('pre', { class: 'plain', tabindex: '0' }, JSON.stringify(data, null, 2)));

function report({ report }) {
  if (!report) return null;
  return [
    report.blocks.length === 0 ? null : panel(t('blocks'), 'blocks', h('ul', { class: 'blocks' }, report.blocks.map(b => h('li', { class: 'row' }, h('strong', {}, b.name), h('span', { class: `status ${b.outcome === 'body' ? 'ok' : 'failed'}` }, h('span', { 'aria-hidden': 'true' }, b.outcome === 'body' ? '■' : '□'), ' ', t(`block.${b.outcome}`), b.reason ? ` (${b.reason})` : ''))))),
    panel(t('waterfall'), 'sources', h('ul', { class: 'blocks' }, report.sources.map(s => h('li', { class: 'row' }, h('strong', {}, s.name), h('span', {}, `${t(`status.${s.status}`)}${s.error ? ` (${s.error})` : ''} · ${ms(s.elapsed_ms)}${s.call ? ` · ${t('called', { attempts: s.call.attempts, cache: s.call.cache })}` : ''}`))))),
  ];
}

function overview() {
  const place = h('div', { class: 'panels' }), note = h('p', { class: 'quiet' });
  const element = h('section', {}, heading('overview'), note, place);
  async function refresh() {
    try {
      const { most, templates } = await get('/sends/summary');
      put(note, templates.length ? t('overviewHelp', { count: most }) : t('noSends'));
      put(place, templates.map((one, index) => panel(one.template, `template-${index}`,
        shares(plural(one.sends, 'send'), Object.entries(one.states).map(([key, count]) => ({ key, count, name: t(`state.${key}`) }))),
        one.reasons.length ? [h('h3', {}, t('reasons')), h('ul', {}, one.reasons.map(r => h('li', {}, `${r.count} × ${r.reason}`)))] : null,
        one.blocks.length ? [h('h3', {}, t('shown')), one.blocks.map(b => shares(b.name, [{ key: 'body', count: b.bodies, name: t('block.body') }, { key: 'fallback', count: b.fallbacks, name: t('block.fallback') }]))] : null,
        one.sources.length ? latencies(one.sources) : null)));
    } catch (problem) {
      put(place, alertBox(problem));
    }
  }
  refresh();
  return { title: t('overview'), element, leave: listen(news => { if (news.kind === 'sends') refresh(); }) };
}
