// Finds the view that the address names, and shows it.

import { h, put } from './dom.js';
import { t, current, speak } from './words.js';
import * as live from './live.js';
import { list } from './views/list.js';
import { template } from './views/template.js';
import { wall } from './views/wall.js';
import { edit } from './views/edit.js';
import { inbox } from './views/inbox.js';
import { sends } from './views/sends.js';

const main = document.getElementById('main');
let leave = () => {};
let section = '';

/** #/t/NAME/FIXTURE/VIEW: names of templates and fixtures only, never anybody's data. */
function route() {
  const [first, ...rest] = location.hash.replace(/^#\/?/, '').split('/').map(decodeURIComponent);
  leave();
  leave = () => {};
  section = first === 'inbox' || first === 'sends' ? first : 'templates';
  header();
  const shown = show(first, rest);
  leave = shown.leave ?? leave;
  put(main, shown.element);
  document.title = `${shown.title} · Studio`;
}

function show(first, [name, fixture, view]) {
  if (first === 't' && view === 'wall') return wall(name, fixture);
  if (first === 't' && view === 'edit') return edit(name, fixture);
  if (first === 't') return template(name, fixture);
  if (first === 'inbox') return inbox(name);
  if (first === 'sends') return sends(name);
  return list();
}

function header() {
  document.documentElement.lang = current();
  put(document.getElementById('skip'), t('skip'));
  const link = (name, address) => h('a', { href: address, id: `go-${name}`, 'aria-current': section === name ? 'page' : null }, t(name));
  const choice = h('select', { id: 'language', 'aria-label': t('language'), onchange: event => { speak(event.target.value); route(); } },
    [['en', 'English'], ['de', 'Deutsch']].map(([code, name]) => h('option', { value: code, selected: code === current() }, name)));
  put(document.getElementById('top'),
    h('a', { class: 'brand', href: '#/', id: 'brand' }, h('span', { class: 'mark', 'aria-hidden': 'true' }), 'Studio'),
    h('nav', { 'aria-label': t('sections') }, link('templates', '#/'), link('inbox', '#/inbox'), link('sends', '#/sends')),
    h('span', { class: `live ${live.isLive() ? 'is-live' : ''}`, id: 'live' }, live.isLive() ? t('live') : t('lost')),
    choice);
}

document.getElementById('skip').addEventListener('click', event => {
  event.preventDefault(); // the address names a view, not a place in it
  main.focus();
});
window.addEventListener('hashchange', () => {
  route();
  window.scrollTo(0, 0);
  if (document.activeElement === document.body) main.focus({ preventScroll: true }); // what was followed is gone: the next Tab goes on in the new view
});
live.listen(news => { if (news.kind === 'state') header(); });
live.start();
route();
