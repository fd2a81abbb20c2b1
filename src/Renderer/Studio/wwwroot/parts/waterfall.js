// What a mail waited for: each source on one line of time, and the blocks that waited with it.

import { h } from '../dom.js';
import { t, ms, duration } from '../words.js';

const troubles = ['slow', 'failed', 'empty', 'stale'];
const signs = { ok: '✓', stale: '↺', default: '=', skipped: '–', late: '»', failed: '✕' };

export function waterfall(fall, troubled, change) {
  if (fall.sources.length === 0) return h('p', { class: 'quiet' }, t('noSources'));
  const ends = fall.sources.map(s => Math.max((s.started_ms ?? 0) + (s.elapsed_ms ?? 0), (s.started_ms ?? 0) + s.within_ms));
  const end = Math.max(fall.deadline_ms, ...ends);
  return h('div', { class: 'waterfall' },
    h('p', { class: 'quiet' }, t('waterfallHelp', { deadline: duration(fall.deadline_ms) })),
    h('ul', {}, fall.sources.map(source => row(source, end, fall, troubled, change))),
    fall.longest_path?.length ? h('p', { class: 'longest' }, t('longest', { path: fall.longest_path.join(' → '), time: ms(fall.fetched_ms) })) : null);
}

function row(source, end, fall, troubled, change) {
  const trouble = troubled[source.name];
  return h('li', { class: `source ${source.status}`, data: { source: source.name } },
    h('div', { class: 'row' },
      h('strong', {}, source.name), h('span', { class: 'quiet' }, `${source.system}.${source.operation}`),
      h('span', { class: `status ${source.status}` }, h('span', { 'aria-hidden': 'true' }, signs[source.status]), ' ', t(`status.${source.status}`), source.error ? ` (${source.error})` : '')),
    bar(source, end, fall),
    h('p', { class: 'facts' }, facts(source).join(' · ')),
    h('div', { class: 'troubles', role: 'group', 'aria-label': t('make', { source: source.name }) }, troubles.map(name =>
      h('button', { id: `trouble-${source.name}-${name}`, 'aria-pressed': String(trouble === name), onclick: () => change(source.name, trouble === name ? null : name) }, t(`trouble.${name}`)))));
}

function facts(source) {
  const told = [];
  if (!source.used) told.push(t('notUsed'));
  if (source.started_ms > 0) told.push(t('waits', { time: ms(source.started_ms) }));
  if (source.elapsed_ms !== undefined) told.push(t('calls', { time: ms(source.elapsed_ms) }));
  told.push(t('limit', { time: duration(source.within_ms) }));
  if (source.required) told.push(t('required'));
  if (source.depends_on.length) told.push(t('after', { names: source.depends_on.join(', ') }));
  if (source.age_ms !== undefined) told.push(t('age', { age: duration(source.age_ms) }));
  if (source.fresh_ms !== undefined) told.push(t('fresh', { time: duration(source.fresh_ms) }));
  if (source.cache_ms !== undefined) told.push(t('cache', { time: duration(source.cache_ms) }));
  if (source.stale_ms !== undefined) told.push(t('stale', { time: duration(source.stale_ms) }));
  if (source.retry > 0) told.push(t('retries', { count: source.retry }));
  if (source.hedge_ms !== undefined) told.push(t('hedge', { time: duration(source.hedge_ms) }));
  return told;
}

/** Dashes while it waits for its inputs, a bar while it is called, a stroke at its limit, a double stroke at the deadline. */
function bar(source, end, fall) {
  const x = time => `${Math.min(100, time / end * 100)}%`;
  const start = source.started_ms ?? 0;
  const took = source.elapsed_ms ?? 0;
  return h('svg', { class: 'bar', width: '100%', height: '18', 'aria-hidden': 'true' },
    h('rect', { class: 'track', x: '0', y: '7', width: '100%', height: '4', rx: '2' }),
    h('line', { class: 'wait', x1: '0', x2: x(start), y1: '9', y2: '9' }),
    source.started_ms === undefined ? null : h('rect', { class: 'call', x: x(start), y: '3', width: x(Math.max(took, end / 150)), height: '12', rx: '3' }),
    source.started_ms === undefined ? null : h('line', { class: 'limit', x1: x(start + source.within_ms), x2: x(start + source.within_ms), y1: '0', y2: '18' }),
    h('line', { class: 'deadline', x1: x(fall.deadline_ms), x2: x(fall.deadline_ms), y1: '0', y2: '18' }));
}

export function blockList(fall) {
  return [
    h('ul', { class: 'blocks' }, fall.blocks.map(block => h('li', { data: { block: block.name } },
      h('div', { class: 'row' }, h('strong', {}, block.name),
        h('span', { class: `status ${block.outcome === 'body' ? 'ok' : 'failed'}` }, h('span', { 'aria-hidden': 'true' }, block.outcome === 'body' ? '■' : '□'), ' ', t(`block.${block.outcome ?? 'none'}`), block.reason ? ` (${block.reason})` : '')),
      h('p', { class: 'facts' }, [
        t('limit', { time: duration(block.within_ms) }),
        block.needs.length ? t('needs', { names: block.needs.join(', ') }) : null,
        block.waits.length ? t('waitsFor', { names: block.waits.join(', ') }) : null,
        block.waited_for ? t('waitedFor', { time: ms(block.waited_ms), source: block.waited_for }) : null,
      ].filter(Boolean).join(' · '))))),
    h('p', { class: 'facts' }, fall.parts.filter(p => p.depends_on.length).map(p => t('partWaits', { part: p.name, names: p.depends_on.join(', ') })).join(' · ')),
    fall.notes.length ? h('div', {}, h('h3', {}, t('notes')), h('ul', {}, fall.notes.map(note => h('li', {}, note)))) : null,
  ];
}
