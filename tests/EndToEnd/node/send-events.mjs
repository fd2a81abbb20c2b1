// Sends what standard input lists with Segment's own client: [{ "call": "track", "message": { … } }, …].
// Arguments: the address of Ingest, the write key, how often it may try again, "gzip" to compress. Ends when all of it was taken; says what was not.
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { Analytics } from "@segment/analytics-node";

const [host, writeKey, maxRetries = 0, packing] = process.argv.slice(2);
const httpClient = (url, { body, headers, ...rest }) => fetch(url, { ...rest, headers: { ...headers, "Content-Encoding": "gzip" }, body: gzipSync(body) });
const analytics = new Analytics({ host, writeKey, maxRetries: Number(maxRetries), ...(packing === "gzip" && { httpClient }) });
analytics.on("error", error => {
  console.error(error.code, error.reason);
  process.exitCode = 1;
});
for (const { call, message } of JSON.parse(readFileSync(0, "utf8"))) analytics[call](message);
await analytics.closeAndFlush();
