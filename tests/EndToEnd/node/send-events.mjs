// Sends what standard input lists with Segment's own client: [{ "call": "track", "message": { … } }, …].
// Arguments: the address of Ingest, the write key. Ends when all of it was taken; says what was not.
import { readFileSync } from "node:fs";
import { Analytics } from "@segment/analytics-node";

const [host, writeKey] = process.argv.slice(2);
const analytics = new Analytics({ host, writeKey, maxRetries: 0 });
analytics.on("error", error => {
  console.error(error.code, error.reason);
  process.exitCode = 1;
});
for (const { call, message } of JSON.parse(readFileSync(0, "utf8"))) analytics[call](message);
await analytics.closeAndFlush();
