/* Sends what happens on a page to Ingest. Usage: docs/ingest.md. */
(function (window, document) {
  'use strict';

  var script = document.currentScript;
  var early = window.renderer || [];
  if (!script || early.version) return; // twice on one page counts once

  var writeKey = script.getAttribute('data-write-key');
  var endpoint = (script.getAttribute('data-endpoint') || new URL(script.src).origin) + '/v1/batch';
  var maxBatch = 50000; // characters: browsers let 64 KB outlive a page
  var queue = [];
  var sending = false;
  var failures = 0;
  var lastTime = 0;
  var memory = {}; // where storage is denied, a visit is all that is known

  function read(name) {
    try { return window.localStorage.getItem('renderer.' + name) || memory[name] || null; } catch (e) { return memory[name] || null; }
  }

  function write(name, value) {
    memory[name] = value;
    try {
      if (value) window.localStorage.setItem('renderer.' + name, value);
      else window.localStorage.removeItem('renderer.' + name);
    } catch (e) { /* memory has it */ }
  }

  function newId() {
    var bytes = window.crypto.getRandomValues(new Uint8Array(16));
    return Array.prototype.map.call(bytes, function (b) { return (b + 256).toString(16).slice(1); }).join('');
  }

  function anonymousId() {
    var id = read('anonymous_id');
    if (!id) write('anonymous_id', id = newId());
    return id;
  }

  function add(call) {
    lastTime = Math.max(Date.now(), lastTime + 1); // what happens within a millisecond keeps its order
    call.messageId = newId();
    call.timestamp = new Date(lastTime).toISOString();
    call.anonymousId = anonymousId();
    call.userId = read('user_id') || undefined;
    call.context = {
      page: { url: location.href, path: location.pathname, title: document.title, referrer: document.referrer },
      library: { name: 'snippet.js', version: api.version }
    };
    queue.push(call);
    setTimeout(send, 0); // one request for what is told at once
  }

  function body(calls) {
    return JSON.stringify({ writeKey: writeKey, sentAt: new Date().toISOString(), batch: calls });
  }

  function nextBatch() {
    var size = 0;
    var count = 0;
    while (count < queue.length && count < 100) {
      size += JSON.stringify(queue[count]).length;
      if (count > 0 && size > maxBatch) break;
      count++;
    }
    return queue.slice(0, count);
  }

  function send() {
    if (sending || queue.length === 0) return; // one request at a time, so that events arrive in their order
    sending = true;
    var calls = nextBatch();
    var text = body(calls);
    // text/plain: the browser asks no permission first, which saves a round trip.
    fetch(endpoint, { method: 'POST', body: text, keepalive: text.length < maxBatch, credentials: 'omit', headers: { 'Content-Type': 'text/plain' } })
      .then(function (response) {
        if (response.status >= 500 || response.status === 429) throw new Error('HTTP ' + response.status);
        if (!response.ok) console.warn('renderer: ' + endpoint + ' refused events with HTTP ' + response.status);
        done(calls);
        failures = 0;
        sending = false;
        send();
      })
      .catch(function () {
        sending = false;
        setTimeout(send, Math.min(30000, 500 * Math.pow(2, failures++)));
      });
  }

  function done(calls) {
    queue = queue.filter(function (call) { return calls.indexOf(call) < 0; });
  }

  function leave() {
    // What a request under way carries goes along: it may die with the page, and a repeated id counts once.
    for (var calls; (calls = nextBatch()).length > 0; done(calls)) {
      if (!navigator.sendBeacon || !navigator.sendBeacon(endpoint, new Blob([body(calls)], { type: 'text/plain' }))) return;
    }
  }

  var api = {
    version: '1',
    track: function (event, properties) { add({ type: 'track', event: event, properties: properties || {} }); },
    page: function (name, properties) {
      if (typeof name === 'object') { properties = name; name = undefined; }
      var page = { url: location.href, path: location.pathname, title: document.title, referrer: document.referrer };
      add({ type: 'page', name: name, properties: Object.assign(page, properties) });
    },
    identify: function (userId, traits) {
      if (typeof userId === 'object') { traits = userId; userId = null; }
      if (userId) write('user_id', String(userId));
      add({ type: 'identify', traits: traits || {} });
    },
    reset: function () { write('user_id', null); write('anonymous_id', null); },
    anonymousId: anonymousId,
    userId: function () { return read('user_id'); },
    push: function (call) { if (typeof api[call[0]] === 'function') api[call[0]].apply(api, call.slice(1)); }
  };

  window.renderer = api;
  Array.prototype.forEach.call(early, api.push); // calls made before loading
  window.addEventListener('pagehide', leave);
})(window, document);
