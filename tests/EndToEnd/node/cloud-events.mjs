// Sends the same events twice with CloudEvents' own SDK, in all modes. Arguments: the address, the write key, and "again" where what was not taken
// is to be sent once more: the SDK neither does that nor tells the status; its user sees the text that a refusal has. Prints what was answered.
import { gzipSync } from "node:zlib";
import { CloudEvent, HTTP, Mode, emitterFor, httpTransport } from "cloudevents";

const [url, key, again] = process.argv.slice(2);
const headers = { Authorization: `Bearer ${key}` };
const added = (id, product) => new CloudEvent({
  id, source: "/shop/caf%C3%A9", type: "Product Added", userid: "u1", data: { product_id: product, name: "Größe \"M\"", price: 12.5, currency: "EUR" },
});

async function emit(mode, event) {
  const send = emitterFor(httpTransport(url), { mode });
  for (let tries = again ? 5 : 1; tries > 0; tries--) {
    const said = await send(event, { headers }).then(answer => answer.body, error => error.code);
    console.log(mode, JSON.stringify(said));
    if (said === "") return;
  }
}

for (let repeat = 0; repeat < 2; repeat++) {
  await emit(Mode.BINARY, added("1", "mug"));
  await emit(Mode.STRUCTURED, added("2", "tray"));
  const message = HTTP.structured(added("3", "tote"));
  const packed = await fetch(url, { method: "POST", headers: { ...headers, ...message.headers, "Content-Encoding": "gzip" }, body: gzipSync(message.body) });
  console.log("gzip", packed.status);
  const batch = await fetch(url, {
    method: "POST", headers: { ...headers, "Content-Type": "application/cloudevents-batch+json" }, body: JSON.stringify([added("4", "lamp"), added("5", "vase")]),
  });
  console.log("batch", batch.status);
}
