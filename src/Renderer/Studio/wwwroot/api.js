// Talks to the studio's own server, and to nobody else.

const token = document.querySelector('meta[name="studio-token"]').content;

/** What the server answers when something is wrong: a problem document. */
export class Problem extends Error {
  constructor(document) {
    super(document.detail ?? document.title ?? 'error');
    this.code = document.code;
    this.errors = document.errors ?? [];
  }
}

async function call(method, path, body) {
  const response = await fetch(`/studio/api${path}`, {
    method,
    headers: body === undefined ? {} : { 'Content-Type': 'application/json', 'X-Studio-Token': token },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  if (response.status === 401) location.assign('/studio/sign-in');
  const answer = response.headers.get('Content-Type')?.includes('json') ? await response.json() : {};
  if (!response.ok) throw new Problem(answer);
  return answer;
}

export const get = path => call('GET', path);
export const post = (path, body) => call('POST', path, body);
export const put = (path, body) => call('PUT', path, body);

/** The address of a fixture below the API. */
export const fixturePath = (template, fixture) => `/templates/${encodeURIComponent(template)}/fixtures/${encodeURIComponent(fixture)}`;

/** The address of a mail as a document. */
export function mailAddress(template, fixture, look = {}) {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(look)) if (value) query.set(key, value);
  return `/studio/api${fixturePath(template, fixture)}/mail?${query}`;
}
