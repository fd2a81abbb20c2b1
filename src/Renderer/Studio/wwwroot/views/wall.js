// Every way a mail can look: one for each set of sources that fail.

import { h, put, say } from '../dom.js';
import { get, post, fixturePath, mailAddress } from '../api.js';
import { t } from '../words.js';
import { listen } from '../live.js';
import { thumbnail } from '../parts/frame.js';
import { alertBox } from '../parts/controls.js';

const longest = 60; // characters of a fixture's name

export function wall(name, fixture) {
  const cards = h('ul', { class: 'cards wall' });
  const note = h('p', { class: 'quiet' });
  const element = h('section', {},
    h('div', { class: 'heading' }, h('div', {}, h('h1', {}, t('wall')), note), h('a', { class: 'button', href: `#/t/${encodeURIComponent(name)}/${encodeURIComponent(fixture)}` }, t('back'))), cards);

  async function refresh() {
    try {
      const answer = await get(`${fixturePath(name, fixture)}/wall`);
      put(note, t('wallHelp', { template: name, fixture }), answer.all ? null : ` ${t('wallPairs')}`);
      put(cards, answer.looks.map((look, index) => card(look, index, answer)));
    } catch (problem) {
      put(cards, h('li', {}, alertBox(problem)));
    }
  }

  function card(look, index, { version, sources }) {
    const title = look.failed.length ? t('failing', { names: look.failed.join(', ') }) : t('allReady');
    return h('li', { class: 'card', data: { trouble: look.trouble, outcome: look.outcome } },
      thumbnail(mailAddress(name, fixture, { trouble: look.trouble, v: version }), title),
      h('div', { class: 'about' }, h('h2', {}, title),
        h('p', { class: 'quiet' }, look.outcome === 'rendered' ? (look.fallbacks.length ? t('fallbacks', { names: look.fallbacks.join(', ') }) : t('noFallbacks')) : `${t(`outcome.${look.outcome}`)}: ${look.reason}`),
        look.failed.length ? keep(look, index, look.failed.length > 1 && look.failed.length === sources.length ? 'all' : look.failed.join('-')) : null));
  }

  function keep(look, index, what) {
    const result = h('div', {});
    const input = h('input', { id: `keep-${index}`, required: true, pattern: `[A-Za-z0-9_\\-]{1,${longest}}`, value: `${what.slice(0, longest - 5)}-down` });
    const save = async event => {
      event.preventDefault();
      try {
        const saved = await post(`${fixturePath(name, fixture)}/variations`, { name: input.value, trouble: look.trouble });
        put(result, h('p', { role: 'status' }, h('a', { href: `#/t/${encodeURIComponent(name)}/${encodeURIComponent(saved.name)}` }, t('kept', { name: saved.name }))));
        say(t('kept', { name: saved.name }));
      } catch (problem) {
        put(result, alertBox(problem));
      }
    };
    return h('form', { class: 'keep', onsubmit: save }, h('label', { for: `keep-${index}` }, t('keepName')), h('div', { class: 'row' }, input, h('button', {}, t('keep'))), result);
  }

  refresh();
  const stop = listen(news => {
    // A fixture that was just saved from here changes nothing on the wall.
    if (news.kind === 'templates' && (!news.names || news.names.includes(name)) && !cards.contains(document.activeElement)) refresh();
  });
  return { title: t('wall'), element, leave: stop };
}
