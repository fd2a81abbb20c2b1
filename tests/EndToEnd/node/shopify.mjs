// Delivers carts and a checkout as Shopify does: signed, and again until it is answered 200. Arguments: the address, the secret. Prints what was answered.
import { createHmac } from "node:crypto";
import { gzipSync } from "node:zlib";

const [url, secret] = process.argv.slice(2);
const lines = [{ id: 1, product_id: 11, variant_id: 21, title: "Größe M", price: "12.50", quantity: 2 }];
const customer = { id: 501, email: "ada@example.com", first_name: "Ada" };
const now = Date.now();
const at = seconds => new Date(now + seconds * 1000 - 60_000).toISOString();

async function deliver(id, topic, payload, key = secret, packed = false) {
  const body = Buffer.from(JSON.stringify(payload));
  const headers = {
    "Content-Type": "application/json", "X-Shopify-Topic": topic, "X-Shopify-Webhook-Id": id,
    "X-Shopify-Hmac-SHA256": createHmac("sha256", key).update(body).digest("base64"),
  };
  if (packed) headers["Content-Encoding"] = "gzip";
  for (let tries = key === secret ? 5 : 1; tries > 0; tries--) {
    const status = await fetch(url, { method: "POST", headers, body: packed ? gzipSync(body) : body }).then(answer => answer.status, () => "no answer");
    console.log(id, topic, status);
    if (status === 200) return;
  }
}

const cart = { id: "c1", token: "c1", updated_at: at(1), line_items: lines };
await deliver("w0", "carts/update", cart, "not the secret");
await deliver("w1", "carts/create", { ...cart, line_items: [{ ...lines[0], quantity: 9 }], updated_at: at(0) });
await deliver("w2", "carts/update", cart);
await deliver("w2", "carts/update", cart); // Shopify delivers at least once
await deliver("w3", "checkouts/create", { id: 900, token: "ch1", cart_token: "c1", email: customer.email, customer, currency: "EUR", updated_at: at(2), completed_at: null, abandoned_checkout_url: "https://shop.example/r", line_items: lines }, secret, true);
