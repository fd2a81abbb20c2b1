// Sends a test mail.

import { h, put } from '../dom.js';
import { post, fixturePath } from '../api.js';
import { t } from '../words.js';
import { alertBox } from './controls.js';

export function sendDialog(template, fixture, trouble) {
  const result = h('div', {});
  const to = h('input', { id: 'send-to', type: 'email', name: 'to', required: true, autocomplete: 'email' });
  const send = async event => {
    event.preventDefault();
    try {
      const { id } = await post(`${fixturePath(template, fixture)}/send`, { to: to.value, trouble });
      put(result, h('p', { role: 'status' }, h('a', { href: `#/sends/${id}`, id: 'sent', onclick: () => dialog.close() }, t('sentTo'))));
    } catch (problem) {
      put(result, alertBox(problem));
    }
  };
  const dialog = h('dialog', { 'aria-labelledby': 'send-title', onclose: () => dialog.remove() },
    h('form', { onsubmit: send }, h('h2', { id: 'send-title' }, t('send')), h('p', { class: 'quiet' }, t('sendHelp')),
      h('label', { for: 'send-to' }, t('sendTo')), to, result,
      h('div', { class: 'row' }, h('button', { class: 'primary', id: 'send-now' }, t('sendNow')), h('button', { type: 'button', onclick: () => dialog.close() }, t('cancel')))));
  document.body.append(dialog);
  dialog.showModal();
}
