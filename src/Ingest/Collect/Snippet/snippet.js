/* Sends what happens on a page to Ingest. Usage: docs/snippet.md. */
(function (window, document, navigator) {
  'use strict';

  var script = document.currentScript;
  var early = window.renderer || [];
  if (!script || early.version) return; // twice on one page counts once

  var options = script.dataset;
  var endpoint = (options.endpoint || new URL(script.src).origin) + '/v1/batch';
  var maxBatch = 50000; // characters: browsers let 64 KB outlive a page
  var maxQueue = 200; // calls: what does not fit any more was the oldest
  var idle = 18e5; // half an hour, as everybody ends a session
  var memory = {}; // where storage is denied or not yet allowed, a page is all that is known
  var held = []; // calls made before consent
  var sending, lastTime = 0, failures = 0, lastActivity = 0;

  var respected = options.respect || '';
  var refused = (/gpc/.test(respected) && navigator.globalPrivacyControl) || (/dnt/.test(respected) && navigator.doNotTrack === '1');
  var decided = options.consent === 'granted';
  var allowed = !refused && (decided || stored('consent') === '1');
  var queue = parse(read('queue')) || []; // of earlier pages, and of those that were offline

  function stored(name) {
    try { return localStorage.getItem('renderer.' + name); } catch (e) { return null; }
  }

  function read(name) {
    return (allowed && stored(name)) || memory[name] || null;
  }

  function write(name, value) {
    memory[name] = value;
    try {
      if (value && allowed) localStorage.setItem('renderer.' + name, value);
      else localStorage.removeItem('renderer.' + name);
    } catch (e) { /* memory has it */ }
  }

  function parse(json) {
    try { return JSON.parse(json); } catch (e) { return null; }
  }

  function newId() {
    return Array.prototype.map.call(crypto.getRandomValues(new Uint8Array(16)), function (b) { return (b + 256).toString(16).slice(1); }).join('');
  }

  function anonymousId() {
    var id = read('anonymous_id');
    if (!id) write('anonymous_id', id = newId());
    return id;
  }

  /* A session ends after half an hour without anything. Its engagement: a point for ten seconds of attention, and what single things are worth. */
  function session(points) {
    var now = Date.now();
    var s = parse(read('session'));
    if (!s || now - s.last > idle) s = { id: newId(), start: now, last: now, seen: 0, points: 0 };
    if (document.visibilityState === 'visible') s.seen += Math.min(now - s.last, 3e4); // nobody looks longer without a move
    s.last = now;
    s.points += points || 0;
    write('session', JSON.stringify(s));
    return { id: s.id, duration: Math.round((now - s.start) / 1000), engagement: Math.min(100, Math.round(s.seen / 1e4 + s.points)) };
  }

  function page() {
    return { url: location.href, path: location.pathname, title: document.title, referrer: document.referrer };
  }

  function add(call, points) {
    if (refused || (decided && !allowed)) return;
    lastTime = Math.max(Date.now(), lastTime + 1); // what happens within a millisecond keeps its order
    call.messageId = newId();
    call.timestamp = new Date(lastTime).toISOString();
    call.context = { page: page(), session: session(points), library: { name: 'snippet.js', version: api.version } };
    if (!allowed) held = held.concat(call).slice(-maxQueue);
    else enqueue(call);
  }

  function enqueue(call) {
    call.anonymousId = anonymousId();
    call.userId = read('user_id') || undefined;
    queue = queue.concat(call).slice(-maxQueue);
    keep([call], []);
    setTimeout(send, 0); // one request for what is told at once
  }

  /* Pages open side by side share what is kept: each adds and takes away its own. */
  function keep(more, done) {
    var ids = done.concat(more).map(function (call) { return call.messageId; });
    var others = (parse(read('queue')) || []).filter(function (call) { return ids.indexOf(call.messageId) < 0; });
    var all = others.concat(more).slice(-maxQueue);
    write('queue', all.length ? JSON.stringify(all) : null);
  }

  function body(calls) {
    return JSON.stringify({ writeKey: options.writeKey, sentAt: new Date().toISOString(), batch: calls });
  }

  function nextBatch(from) {
    var size = 0;
    var to = from;
    while (to < queue.length && to - from < 100) {
      size += JSON.stringify(queue[to]).length;
      if (to > from && size > maxBatch) break;
      to++;
    }
    return queue.slice(from, to);
  }

  function send() {
    if (sending || !queue.length || !allowed) return; // one request at a time, so that events arrive in their order
    sending = true;
    var calls = nextBatch(0);
    var text = body(calls);
    // text/plain: the browser asks no permission first, which saves a round trip.
    fetch(endpoint, { method: 'POST', body: text, keepalive: text.length < maxBatch, credentials: 'omit', headers: { 'Content-Type': 'text/plain' } })
      .then(function (response) {
        if (response.status >= 500 || response.status === 429) throw response.status;
        if (!response.ok) console.warn('renderer: ' + endpoint + ' refused events with HTTP ' + response.status);
        queue = queue.filter(function (call) { return calls.indexOf(call) < 0; });
        keep([], calls);
        failures = 0;
        sending = false;
        send();
      })
      .catch(function () {
        sending = false;
        setTimeout(send, Math.min(3e4, 500 * Math.pow(2, failures++)) * (0.5 + Math.random() / 2));
      });
  }

  /* Nobody hears how a beacon ends, so what it carries is kept, and sent again with the next page: a repeated id counts once. */
  function leave() {
    if (!allowed || navigator.onLine === false || !navigator.sendBeacon) return;
    for (var at = 0, calls; (calls = nextBatch(at)).length; at += calls.length) {
      if (!navigator.sendBeacon(endpoint, new Blob([body(calls)], { type: 'text/plain' }))) return;
    }
  }

  function track(event, properties, points) {
    add({ type: 'track', event: event, properties: properties || {} }, points);
  }

  var api = {
    version: '2',
    track: function (event, properties) { track(event, properties); },
    page: function (name, properties) {
      if (typeof name === 'object') { properties = name; name = undefined; }
      add({ type: 'page', name: name, properties: Object.assign(page(), properties) }, 1);
    },
    identify: function (userId, traits) {
      if (typeof userId === 'object') { traits = userId; userId = null; }
      if (userId) write('user_id', String(userId));
      add({ type: 'identify', traits: traits || {} });
    },
    consent: function (granted) {
      decided = true;
      allowed = !refused && !!granted;
      if (allowed) {
        write('consent', '1');
        Object.keys(memory).forEach(function (name) { if (memory[name]) write(name, memory[name]); });
        held.forEach(enqueue);
      } else {
        queue = [];
        ['consent', 'queue', 'session', 'user_id', 'anonymous_id'].forEach(function (name) { write(name, null); });
      }
      held = [];
    },
    reset: function () { write('user_id', null); write('anonymous_id', null); write('session', null); },
    anonymousId: anonymousId,
    userId: function () { return read('user_id'); },
    push: function (call) { if (typeof api[call[0]] === 'function') api[call[0]].apply(api, call.slice(1)); }
  };

  /* Our call, the event, what it is worth, GA4's name of it. */
  var commerce = [
    ['viewed', 'Product Viewed', 2, 'view_item'], ['added', 'Product Added', 5, 'add_to_cart'], ['removed', 'Product Removed', 0, 'remove_from_cart'],
    ['cart', 'Cart Viewed', 3, 'view_cart'], ['checkout', 'Checkout Started', 10, 'begin_checkout'], ['ordered', 'Order Completed', 20, 'purchase']
  ];
  commerce.forEach(function (c) { api[c[0]] = function (properties) { track(c[1], properties, c[2]); }; });

  /* What a page tells Google's dataLayer, as objects or by gtag. */
  function layer(entry) {
    var name = entry && (entry[0] === 'event' ? entry[1] : entry.event);
    var told = entry && (entry[0] === 'event' ? entry[2] : entry.ecommerce) || {};
    commerce.forEach(function (c, i) {
      if (c[3] !== name) return;
      var items = (told.items || []).map(function (item) {
        var product = Object.assign({}, item, { product_id: item.item_id, name: item.item_name, brand: item.item_brand, category: item.item_category, variant: item.item_variant });
        ['id', 'name', 'brand', 'category', 'variant'].forEach(function (part) { delete product['item_' + part]; });
        return product;
      });
      if (i < 3) items.forEach(function (item) { api[c[0]](Object.assign({ currency: told.currency }, item)); });
      else api[c[0]]({ currency: told.currency, order_id: told.transaction_id, revenue: told.value, coupon: told.coupon, products: items });
    });
  }

  window.renderer = api;
  Array.prototype.forEach.call(early, api.push); // calls made before loading
  if (options.layer) {
    var entries = window[options.layer] = window[options.layer] || [];
    var push = entries.push;
    entries.forEach(layer);
    entries.push = function () {
      Array.prototype.forEach.call(arguments, layer);
      return push.apply(entries, arguments);
    };
  }
  ['pointerdown', 'keydown', 'scroll'].forEach(function (type) {
    window.addEventListener(type, function () {
      if (allowed && Date.now() - lastActivity > 5000) { lastActivity = Date.now(); session(); }
    }, { passive: true, capture: true });
  });
  window.addEventListener('online', send);
  window.addEventListener('pagehide', leave);
  document.addEventListener('visibilitychange', function () { if (document.visibilityState === 'hidden') leave(); });
  send();
})(window, document, navigator);
