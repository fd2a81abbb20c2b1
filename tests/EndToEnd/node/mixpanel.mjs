// Sends a visit with Mixpanel's own client. Arguments: host and port of Ingest, the write key. Says what was not taken.
import Mixpanel from "mixpanel";

const [host, key] = process.argv.slice(2);
const quiet = { warn() {}, info() {}, debug() {}, trace() {}, error: console.error };
const mixpanel = Mixpanel.init(key, { host, protocol: "http", keepAlive: false, key, logger: quiet });
const verbose = Mixpanel.init(key, { host, protocol: "http", keepAlive: false, verbose: true, logger: quiet });

async function call(method, ...args) {
  await new Promise(resolve => method(...args, error => {
    for (const e of [error].flat().filter(Boolean)) {
      console.error(String(e.message ?? e));
      process.exitCode = 1;
    }
    resolve();
  }));
}

const product = (id, price) => ({ distinct_id: "visitor", product_id: id, name: id, price, currency: "EUR" });
await call(mixpanel.track, "Product Added", { ...product("mug", 12.5), $insert_id: "a" });
await call(mixpanel.track, "Product Added", { ...product("mug", 12.5), $insert_id: "a" }); // as if the first had got no answer
await call(verbose.track, "Product Added", product("tray", 39));
await call(mixpanel.track_batch, [{ event: "Product Added", properties: product("tote ä+/", 20) }]);
await call(mixpanel.import_batch, [{ event: "Product Added", properties: { ...product("lamp", 80), time: Date.now() - 1000, $insert_id: "b" } }]);
await call((...args) => mixpanel.people.set(...args), "u1", { $email: "ada@example.com", $first_name: "Ada" });
await call(mixpanel.alias, "visitor", "u1");
