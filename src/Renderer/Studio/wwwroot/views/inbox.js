// The pickup folder as an inbox.

import { h, put } from '../dom.js';
import { get, post } from '../api.js';
import { t, plural, moment } from '../words.js';
import { listen } from '../live.js';
import { choices } from '../choices.js';
import { mailFrame } from '../parts/frame.js';
import { alertBox } from '../parts/controls.js';

let query = ''; // kept between views, and out of the address: it may be somebody's name

export function inbox(id) {
  const list = h('ul', { class: 'mails' }), count = h('p', { class: 'quiet', role: 'status' }), reader = h('article', { class: 'reader', tabindex: '-1' });
  const field = h('input', { id: 'search', type: 'search', value: query, oninput: event => { query = event.target.value; refresh(); } });
  const element = h('section', {},
    h('div', { class: 'heading' }, h('h1', {}, t('inbox')), h('form', { role: 'search', class: 'row', onsubmit: event => { event.preventDefault(); refresh(); } }, h('label', { for: 'search' }, t('searchInbox')), field)),
    count, h('div', { class: 'two' }, list, reader));
  let turn = 0;

  async function refresh() {
    const mine = ++turn;
    try {
      const { open, mails } = await post('/inbox/search', { query });
      if (mine !== turn) return;
      put(count, !open ? t('inboxClosed') : mails.length ? plural(mails.length, 'mail') : t(query ? 'notFound' : 'noMail'));
      put(list, mails.map(mail => h('li', {}, h('a', { href: `#/inbox/${encodeURIComponent(mail.id)}`, id: `mail-${mail.id}`, 'aria-current': mail.id === id ? 'page' : null },
        h('span', { class: 'row' }, h('strong', {}, mail.subject), h('time', { datetime: mail.date }, moment(mail.date))), h('span', { class: 'quiet' }, mail.to), h('span', { class: 'excerpt' }, mail.excerpt)))));
    } catch (problem) {
      put(list, h('li', {}, alertBox(problem)));
    }
  }

  async function read() {
    if (!id) return put(reader, h('p', { class: 'quiet' }, t('chooseMail')));
    try {
      const mail = await get(`/inbox/${encodeURIComponent(id)}`);
      const frame = mailFrame(t('mailOf', { name: mail.subject }));
      frame.element.dataset.width = '700';
      frame.show(`/studio/api/inbox/${encodeURIComponent(id)}/mail?scheme=${choices.scheme}&images=${choices.images}&links=on`, choices.scheme);
      put(reader, h('h2', {}, mail.subject),
        h('dl', {}, [['from', mail.from], ['to', mail.to], ['date', moment(mail.date)]].map(([key, value]) => [h('dt', {}, t(key)), h('dd', {}, value)])),
        h('details', {}, h('summary', {}, t('view.headers')), h('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': t('view.headers') }, h('table', {}, h('tbody', {}, mail.headers.map(one => h('tr', {}, h('th', { scope: 'row' }, one.name), h('td', {}, one.value))))))),
        h('details', {}, h('summary', {}, t('view.text')), h('pre', { class: 'plain', tabindex: '0', role: 'region', 'aria-label': t('view.text') }, mail.text ?? '')),
        frame.element);
    } catch (problem) {
      put(reader, alertBox(problem));
    }
  }

  refresh();
  read();
  return { title: t('inbox'), element, leave: listen(news => { if (news.kind === 'inbox') refresh(); }) };
}
