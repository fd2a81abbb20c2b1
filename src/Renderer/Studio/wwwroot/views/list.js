// Every template: how it looks, and how it stands.

import { h, put } from '../dom.js';
import { get, mailAddress } from '../api.js';
import { t, plural } from '../words.js';
import { listen } from '../live.js';
import { thumbnail } from '../parts/frame.js';
import { badge, alertBox } from '../parts/controls.js';

export function list() {
  const cards = h('ul', { class: 'cards' });
  const note = h('p', { class: 'quiet' });
  const element = h('section', {}, h('div', { class: 'heading' }, h('h1', {}, t('templates')), note), cards);
  const known = new Map(); // a card whose template is as it was keeps its picture

  async function refresh() {
    try {
      const { folder, templates } = await get('/templates');
      put(note, templates.length ? `${plural(templates.length, 'template')} · ${folder}` : t('none.templates'));
      const shown = templates.map(one => {
        const before = known.get(one.name);
        if (before?.version !== one.version) known.set(one.name, { version: one.version, element: card(one) });
        return known.get(one.name).element;
      });
      put(cards, shown);
    } catch (problem) {
      put(cards, h('li', {}, alertBox(problem)));
    }
  }

  refresh();
  return { title: t('templates'), element, leave: listen(news => { if (news.kind === 'templates') refresh(); }) };
}

function card(one) {
  const readable = one.fixtures.filter(f => f.readable);
  const first = readable.find(f => f.name === 'usual') ?? readable.find(f => f.sent) ?? readable[0];
  return h('li', { class: 'card', data: { template: one.name } },
    first && one.shown ? thumbnail(mailAddress(one.name, first.name, { v: one.version }), t('mailOf', { name: one.name })) : h('div', { class: 'thumbnail empty' }, t(one.shown ? 'noFixtures' : 'cannot')),
    h('div', { class: 'about' },
      h('h2', {}, h('a', { href: `#/t/${encodeURIComponent(one.name)}`, id: `open-${one.name}` }, one.name)),
      h('p', { class: 'quiet' }, plural(one.fixtures.length, 'fixture')),
      h('p', { class: 'badges' }, stateOf(one))));
}

export function stateOf(one) {
  return [
    one.errors ? badge('error', plural(one.errors, 'error')) : null,
    one.warnings ? badge('warning', plural(one.warnings, 'warning')) : null,
    one.errors || one.warnings ? null : badge('good', t('fine')),
    one.changed ? badge('changed', plural(one.changed, 'changed')) : null,
    one.new ? badge('changed', plural(one.new, 'new')) : null,
    one.missed ? badge('missed', plural(one.missed, 'missed')) : null,
  ];
}
