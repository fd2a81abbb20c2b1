// Sends a visit with Mixpanel's own client. Arguments: host and port of Ingest, the write key, and "again" where what was not taken is to be sent
// once more: the client does not do that itself, and leaves it to its user. Says what was not taken.
import Mixpanel from "mixpanel";

const [host, key, again] = process.argv.slice(2);
const quiet = { warn() {}, info() {}, debug() {}, trace() {}, error: console.error };
const mixpanel = Mixpanel.init(key, { host, protocol: "http", keepAlive: false, key, logger: quiet });
const verbose = Mixpanel.init(key, { host, protocol: "http", keepAlive: false, verbose: true, logger: quiet });

const once = (method, args) => new Promise(resolve => method(...args, error => resolve([error].flat().filter(Boolean))));

async function call(method, ...args) {
  for (let tries = again ? 5 : 1; tries > 0; tries--) {
    const errors = await once(method, args);
    if (errors.length === 0) return;
    for (const e of errors) console.error(String(e.code ?? e.message ?? e));
  }
  process.exitCode = 1;
}

const product = (id, price, $insert_id) => ({ distinct_id: "visitor", product_id: id, name: id, price, currency: "EUR", $insert_id });
await call(mixpanel.track, "Product Added", product("mug", 12.5, "a"));
await call(mixpanel.track, "Product Added", product("mug", 12.5, "a")); // as if the first had got no answer
await call(verbose.track, "Product Added", product("tray", 39));
await call(mixpanel.track_batch, [{ event: "Product Added", properties: product("tote ä+/", 20) }]);
await call(mixpanel.import_batch, [{ event: "Product Added", properties: { ...product("lamp", 80, "b"), time: Date.now() - 1000 } }]);
await call((...args) => mixpanel.people.set(...args), "u1", { $email: "ada@example.com", $first_name: "Ada" });
await call(mixpanel.alias, "visitor", "u1");
