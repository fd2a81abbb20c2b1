// One template with one of its fixtures: the mail as clients show it, and what it waited for.

import { h, put, say } from '../dom.js';
import { get, fixturePath, mailAddress } from '../api.js';
import { t } from '../words.js';
import { listen } from '../live.js';
import { choices, choose } from '../choices.js';
import { mailFrame } from '../parts/frame.js';
import { segments, alertBox, troubleText, badge } from '../parts/controls.js';
import { faultList } from '../parts/faults.js';
import { waterfall, blockList } from '../parts/waterfall.js';
import { sendDialog } from '../parts/send.js';
import { snapshotPanel, coveragePanel } from '../parts/snapshots.js';
import { paper } from '../parts/paper.js';
import { stateOf } from './list.js';

const troubles = new Map(); // by template: what was made to misbehave, until the page is closed

export function template(name, wanted) {
  const place = { heading: h('div', { class: 'heading' }), tools: h('div', { class: 'tools' }), paper: h('div', { class: 'paper' }), aside: h('aside', { 'aria-label': t('waterfall') }) };
  const element = h('section', { class: 'workbench' }, place.heading, place.tools, place.paper, place.aside);
  const frame = mailFrame(t('mailOf', { name }));
  const mine = troubles.get(name) ?? {};
  troubles.set(name, mine);
  let detail, preview, fixture, trial, turn = 0;

  async function load() {
    const asked = ++turn;
    try {
      const answer = await get(`/templates/${encodeURIComponent(name)}`);
      if (asked !== turn) return;
      detail = answer;
      const names = detail.summary.fixtures.map(f => f.name);
      fixture = names.includes(wanted) ? wanted : names.includes('usual') ? 'usual' : names[0];
      await render(asked);
      await test(asked);
    } catch (problem) {
      if (asked === turn) put(place.paper, alertBox(problem));
    }
  }

  async function render(asked = ++turn) {
    heading();
    tools();
    const readable = detail.summary.fixtures.find(f => f.name === fixture)?.readable;
    if (!fixture || !readable || !detail.summary.shown) {
      preview = null;
      paperNow();
      return aside();
    }
    if (choices.view === 'mail') frame.show(address(), choices.scheme); // side by side with the rest: it need not wait
    const answer = await get(`${fixturePath(name, fixture)}/preview?trouble=${encodeURIComponent(troubleText(mine))}`);
    if (asked !== turn) return;
    preview = answer;
    paperNow();
    aside();
  }

  /** Snapshots and coverage render every fixture: after the mail is there. */
  async function test(asked) {
    const answer = await get(`/templates/${encodeURIComponent(name)}/trial`);
    if (asked !== turn && answer.version !== detail.summary.version) return;
    trial = answer.trial;
    aside();
  }

  const address = () => mailAddress(name, fixture, {
    trouble: troubleText(mine), scheme: choices.scheme, images: choices.images, fonts: choices.fonts, links: 'on', v: `${detail.summary.version}.${turn}`,
  });

  function heading() {
    const link = (view, text, id) => fixture ? h('a', { class: 'button', id, href: `#/t/${encodeURIComponent(name)}/${encodeURIComponent(fixture)}/${view}` }, text) : null;
    put(place.heading,
      h('div', {}, h('h1', {}, name), h('p', { class: 'badges' }, stateOf(detail.summary), detail.summary.current ? null : badge('warning', t(detail.summary.shown ? 'stillOld' : 'cannot')))),
      h('nav', { class: 'fixtures', 'aria-label': t('fixtures') }, detail.summary.fixtures.map(f =>
        h('a', { href: `#/t/${encodeURIComponent(name)}/${encodeURIComponent(f.name)}`, id: `fixture-${f.name}`, 'aria-current': f.name === fixture ? 'page' : null }, f.name, f.readable ? null : ` (${t('unreadable')})`))),
      h('div', { class: 'actions' },
        link('edit', t('edit'), 'edit'), link('wall', t('wall'), 'wall'),
        fixture ? h('button', { class: 'primary', id: 'send', onclick: () => sendDialog(name, fixture, troubleText(mine)) }, t('send')) : h('a', { class: 'button', href: `#/t/${encodeURIComponent(name)}/usual/edit` }, t('firstFixture'))));
  }

  function tools() {
    const switched = (key, again) => value => {
      choose(key, value);
      again();
    };
    const views = ['mail', 'text', 'line', 'headers', 'html', 'source', 'template'].map(v => [v, t(`view.${v}`)]);
    put(place.tools,
      segments('view', t('view'), views, choices.view, switched('view', () => { paperNow(); if (choices.view === 'mail') frame.show(address(), choices.scheme); })),
      segments('width', t('width'), [['375', t('phone')], ['600', t('tablet')], ['700', t('desktop')]], choices.width, switched('width', widen)),
      segments('scheme', t('scheme'), [['light', t('light')], ['dark', t('dark')]], choices.scheme, switched('scheme', () => render())),
      segments('images', t('images'), [['on', t('on')], ['off', t('off')]], choices.images, switched('images', () => render())),
      segments('fonts', t('fonts'), [['on', t('on')], ['off', t('off')]], choices.fonts, switched('fonts', () => render())));
  }

  function widen() {
    frame.element.dataset.width = choices.width;
  }

  function paperNow() {
    widen();
    paper(place.paper, { name, fixture, detail, preview, frame, view: choices.view, showFault });
  }

  function aside() {
    const panel = (title, id, ...children) => h('section', { class: 'panel', 'aria-labelledby': id }, h('h2', { id, tabindex: '-1' }, title), children);
    const any = Object.keys(mine).length > 0;
    const verdict = trial?.fixtures.find(f => f.fixture === fixture);
    put(place.aside,
      detail.faults.length ? panel(t('faults'), 'faults', faultList(detail.faults, showFault)) : null,
      preview ? panel(t('waterfall'), 'waterfall', waterfall(preview.waterfall, mine, trouble),
        any ? h('button', { id: 'reset', onclick: reset }, t('reset')) : null) : null,
      preview?.waterfall.blocks.length ? panel(t('blocks'), 'blocks', blockList(preview.waterfall)) : null,
      verdict ? panel(t('snapshots'), 'snapshots', snapshotPanel(name, fixture, verdict)) : null,
      trial ? panel(t('coverage'), 'coverage', coveragePanel(trial.coverage)) : null);
  }

  function trouble(source, kind) {
    if (kind) mine[source] = kind;
    else delete mine[source];
    say(t('troubled', { what: troubleText(mine) || t('reset') }));
    render();
  }

  function reset() {
    for (const source of Object.keys(mine)) delete mine[source];
    document.getElementById('waterfall').focus(); // the button goes
    say(t('reset'));
    render();
  }

  async function showFault(fault) {
    choose('view', 'template');
    tools();
    await paper(place.paper, { name, fixture, detail, preview, frame, view: 'template', showFault, fault });
  }

  load();
  const stop = listen(news => { if (news.kind === 'templates' && (!news.names || news.names.includes(name))) load(); });
  return { title: name, element, leave: () => { turn++; stop(); } };
}
