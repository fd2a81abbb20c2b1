// Sends the same events twice with CloudEvents' own SDK, in all modes. Arguments: the address, the write key. Prints what was answered.
import { gzipSync } from "node:zlib";
import { CloudEvent, HTTP, Mode, emitterFor, httpTransport } from "cloudevents";

const [url, key] = process.argv.slice(2);
const headers = { Authorization: `Bearer ${key}` };
const added = (id, product) => new CloudEvent({
  id, source: "/shop/caf%C3%A9", type: "Product Added", userid: "u1", data: { product_id: product, name: "Größe \"M\"", price: 12.5, currency: "EUR" },
});
for (let repeat = 0; repeat < 2; repeat++) {
  console.log("binary", JSON.stringify((await emitterFor(httpTransport(url), { mode: Mode.BINARY })(added("1", "mug"), { headers })).body));
  console.log("structured", JSON.stringify((await emitterFor(httpTransport(url), { mode: Mode.STRUCTURED })(added("2", "tray"), { headers })).body));
  const message = HTTP.structured(added("3", "tote"));
  const packed = await fetch(url, { method: "POST", headers: { ...headers, ...message.headers, "Content-Encoding": "gzip" }, body: gzipSync(message.body) });
  console.log("gzip", packed.status);
  const batch = await fetch(url, {
    method: "POST", headers: { ...headers, "Content-Type": "application/cloudevents-batch+json" }, body: JSON.stringify([added("4", "lamp"), added("5", "vase")]),
  });
  console.log("batch", batch.status);
}
