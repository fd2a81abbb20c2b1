// News from the server: which templates have changed, and that something lies in the inbox.

const listeners = new Set();
let state = 'waiting';

function tell(news) {
  for (const listener of [...listeners]) listener(news);
}

export function start() {
  const events = new EventSource('/studio/api/events');
  let before = false;
  events.addEventListener('hello', () => {
    state = 'live';
    tell({ kind: 'state' });
    if (before) tell({ kind: 'templates', names: null }); // whatever happened meanwhile
    before = true;
  });
  for (const kind of ['templates', 'inbox', 'sends']) events.addEventListener(kind, event => tell(JSON.parse(event.data)));
  events.addEventListener('error', () => {
    state = 'lost';
    tell({ kind: 'state' });
  });
}

export const isLive = () => state === 'live';

/** Calls a listener with all news until the function that it returns is called. */
export function listen(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
