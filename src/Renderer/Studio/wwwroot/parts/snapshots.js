// How a fixture compares with what was accepted of it, and what no fixture shows.

import { h, say } from '../dom.js';
import { post, fixturePath } from '../api.js';
import { t } from '../words.js';
import { copyButton } from './controls.js';

export function snapshotPanel(template, fixture, snapshot) {
  const accept = async event => {
    event.currentTarget.disabled = true;
    await post(`${fixturePath(template, fixture)}/accept`, {});
    document.getElementById('snapshots')?.focus(); // the button goes
    say(t('acceptDone', { name: fixture })); // the watcher sees the files, and the page follows
  };
  return [
    h('p', { data: { verdict: snapshot.verdict } }, t(`snapshot.${snapshot.verdict}`)),
    snapshot.differences.length ? h('ul', { class: 'differences' }, snapshot.differences.map(d => h('li', {}, h('code', {}, d.kind), ' ', d.what))) : null,
    snapshot.verdict === 'new' || snapshot.verdict === 'different' ? h('button', { id: 'accept', class: 'primary', onclick: accept }, t('accept')) : null,
  ];
}

export function coveragePanel(coverage) {
  if (coverage.missed.length === 0) return h('p', { class: 'quiet' }, t('covered'));
  return [
    h('p', { class: 'quiet' }, t('coveredPart', { percent: coverage.percent })),
    h('ul', { class: 'missed' }, coverage.missed.map(branch => h('li', {}, h('p', {}, branch.told), h('p', { class: 'row' }, copyButton(branch.at))))),
  ];
}
