// What somebody has chosen to look at, kept for the next time.

const defaults = { width: '700', scheme: 'light', images: 'on', fonts: 'off', view: 'mail' };
const name = 'studio';

function read() {
  try {
    return { ...defaults, ...JSON.parse(localStorage.getItem(name) ?? '{}') };
  } catch {
    return { ...defaults };
  }
}

export const choices = read();

export function choose(key, value) {
  choices[key] = value;
  localStorage.setItem(name, JSON.stringify(choices));
}
