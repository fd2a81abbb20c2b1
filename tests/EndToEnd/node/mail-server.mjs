// A mail server whose mails are read back by mailparser. Talks in lines of JSON:
//   out: {"listening": PORT}  {"greeted": N}  {"mail": {…}}
//   in:  "hold"  from now on senders wait after MAIL FROM;  "release"  they go on
import { createInterface } from "node:readline";
import { simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";

const say = line => process.stdout.write(JSON.stringify(line) + "\n");
let held = null;
let greeted = 0;

const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ["STARTTLS", "AUTH"],
  disableReverseLookup: true,
  onMailFrom(address, session, answer) {
    say({ greeted: ++greeted });
    if (held) held.push(answer);
    else answer();
  },
  onData(stream, session, answer) {
    simpleParser(stream).then(mail => {
      say({
        mail: {
          from: mail.from?.text,
          to: session.envelope.rcptTo.map(to => to.address),
          subject: mail.subject,
          message_id: mail.messageId,
          html: mail.html || null,
          text: mail.text ?? null,
          list_unsubscribe: mail.headerLines.find(line => line.key === "list-unsubscribe")?.line ?? null,
          list_unsubscribe_post: mail.headerLines.find(line => line.key === "list-unsubscribe-post")?.line ?? null,
        },
      });
      answer();
    }, answer);
  },
});
server.on("error", error => console.error(error.message)); // a killed sender resets its connection
server.listen(0, "127.0.0.1", () => say({ listening: server.server.address().port }));

createInterface({ input: process.stdin })
  .on("line", line => {
    if (line === "hold") held = [];
    else {
      held?.forEach(answer => answer());
      held = null;
    }
  })
  .on("close", () => process.exit());
