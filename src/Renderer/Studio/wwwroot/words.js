// The page's words in the reader's language.

import en from './strings/en.js';
import de from './strings/de.js';

const languages = { en, de };
const key = 'studio-language';
let language = localStorage.getItem(key) ?? (navigator.language.startsWith('de') ? 'de' : 'en');
if (!(language in languages)) language = 'en';

export const current = () => language;

export function speak(other) {
  language = other;
  localStorage.setItem(key, other);
}

/** A text with its places filled: t('fixtures', { count: 3 }). */
export function t(name, values = {}) {
  const text = languages[language][name] ?? en[name] ?? name;
  return text.replace(/\{(\w+)\}/g, (_, place) => values[place] ?? '');
}

/** One of two texts, as the number asks. */
export const plural = (count, name) => t(`${name}.${count === 1 ? 'one' : 'many'}`, { count });

export const ms = value => value === null || value === undefined ? '–' : `${number(value, value < 10 && value % 1 ? 1 : 0)} ms`;

/** A duration as templates write it. */
export function duration(value) {
  if (value === null || value === undefined) return '–';
  if (value < 1000) return `${number(value, 0)} ms`;
  if (value < 60_000) return `${number(value / 1000, value % 1000 ? 1 : 0)} s`;
  if (value < 3_600_000) return `${number(value / 60_000, 0)} min`;
  if (value < 172_800_000) return `${number(value / 3_600_000, 0)} h`;
  return `${number(value / 86_400_000, 0)} d`;
}

export const number = (value, digits) => value.toLocaleString(language, { minimumFractionDigits: digits, maximumFractionDigits: digits });

export const moment = text => new Date(text).toLocaleString(language, { dateStyle: 'medium', timeStyle: 'medium' });
