// Charts that need no colour: every share has its own pattern, its word and its number beside it.

import { h } from '../dom.js';
import { t, ms } from '../words.js';

const patterns = { sent: 'solid', body: 'solid', aborted: 'stripes', fallback: 'stripes', failed: 'cross', suppressed: 'dots', deferred: 'dots' };

/** Shares of a whole on one bar, with a legend that tells the numbers. */
export function shares(label, parts) {
  const whole = parts.reduce((sum, part) => sum + part.count, 0);
  let at = 0;
  const bars = parts.filter(part => part.count > 0).map(part => {
    const width = part.count / whole * 100;
    const bar = h('rect', { class: `share ${patterns[part.key] ?? 'dots'}`, x: `${at}%`, y: '0', width: `${width}%`, height: '20' });
    at += width;
    return bar;
  });
  return h('figure', { class: 'shares' }, h('figcaption', {}, label),
    h('svg', { width: '100%', height: '20', role: 'img', 'aria-label': parts.map(p => `${p.name}: ${p.count}`).join(', ') }, fills(), bars),
    h('ul', { class: 'legend' }, parts.map(part => h('li', {}, h('svg', { width: '14', height: '14', 'aria-hidden': 'true' }, fills(), h('rect', { class: `share ${patterns[part.key] ?? 'dots'}`, width: '14', height: '14' })), ' ', part.name, ' ', h('b', {}, String(part.count))))));
}

// Patterns are found by name in the whole page: one definition serves every chart.
function fills() {
  const line = (d, props = {}) => h('path', { class: 'ink', d, ...props });
  return h('defs', {},
    h('pattern', { id: 'fill-stripes', width: '6', height: '6', patternUnits: 'userSpaceOnUse' }, h('rect', { class: 'ground', width: '6', height: '6' }), line('M0 6 6 0')),
    h('pattern', { id: 'fill-cross', width: '6', height: '6', patternUnits: 'userSpaceOnUse' }, h('rect', { class: 'ground', width: '6', height: '6' }), line('M0 6 6 0M0 0 6 6')),
    h('pattern', { id: 'fill-dots', width: '5', height: '5', patternUnits: 'userSpaceOnUse' }, h('rect', { class: 'ground', width: '5', height: '5' }), h('circle', { class: 'dot', cx: '2.5', cy: '2.5', r: '1' })));
}

/** From p50 to p99 on a common line of time: a ring and a stroke, with the numbers beside them. */
export function latencies(sources) {
  const end = Math.max(1, ...sources.map(s => s.p99_ms));
  const x = value => `${2 + value / end * 94}%`;
  return h('figure', { class: 'latencies' }, h('figcaption', {}, t('latency')), h('ul', {}, sources.map(source => h('li', {},
    h('span', { class: 'row' }, h('strong', {}, source.name), h('span', {}, `p50 ${ms(source.p50_ms)} · p99 ${ms(source.p99_ms)} · ${t('ofCalls', { failed: source.failed, calls: source.calls })}`)),
    h('svg', { width: '100%', height: '16', 'aria-hidden': 'true' },
      h('line', { class: 'axis', x1: '0', x2: '100%', y1: '8', y2: '8' }), h('line', { class: 'range', x1: x(source.p50_ms), x2: x(source.p99_ms), y1: '8', y2: '8' }),
      h('circle', { class: 'ring', cx: x(source.p50_ms), cy: '8', r: '5' }), h('line', { class: 'stroke', x1: x(source.p99_ms), x2: x(source.p99_ms), y1: '1', y2: '15' }))))));
}
