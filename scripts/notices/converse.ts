import { Readable } from 'node:stream';
import SMTPConnection from 'nodemailer/lib/smtp-connection/index.js';
import type { MailServer } from './server.ts';

export interface Envelope {
  from: string;
  to: string[];
}

/** How a conversation with a mail server ended. `why` is one sentence without a secret. */
export type Outcome =
  | { state: 'sent'; refused: string[] }
  /** The server did not take it: it may be tried again. */
  | { state: 'not sent'; why: string; fix: string; isForAll: boolean }
  /** The message was on its way and no answer came. */
  | { state: 'unknown'; why: string };

interface SmtpError extends Error {
  code?: string;
  command?: string;
  responseCode?: number;
  response?: string;
}

/** Gives one message to a mail server, in a conversation of its own. Never throws. */
export async function converse(
  server: MailServer,
  envelope: Envelope,
  message: Buffer,
  timeoutMs: number,
): Promise<Outcome> {
  const connection = new SMTPConnection({
    ...{ host: server.host, port: server.port, secure: server.secure, requireTLS: server.requireTls },
    // A fixed name: that of the machine is nobody's business.
    name: 'plumbline.invalid',
    ...{ connectionTimeout: timeoutMs, greetingTimeout: timeoutMs, socketTimeout: timeoutMs },
  });
  const progress = { isUnderWay: false };
  try {
    await step(connection, (done) => connection.connect(done));
    const { login } = server;
    if (login) {
      await step<unknown>(connection, (done) =>
        connection.login({ credentials: { user: login.user, pass: login.password } }, done),
      );
    }
  } catch (error) {
    connection.close();
    return { state: 'not sent', isForAll: true, ...reasonOf(error as SmtpError, server) };
  }
  try {
    const body = Readable.from(
      (function* () {
        // Read only once the server has asked for the message.
        progress.isUnderWay = true;
        yield message;
      })(),
    );
    const info = await step<SMTPConnection.SentMessageInfo>(connection, (done) =>
      connection.send(envelope, body, done),
    );
    connection.quit();
    return { state: 'sent', refused: info.rejected };
  } catch (error) {
    connection.close();
    const failure = error as SmtpError;
    if (progress.isUnderWay && failure.responseCode === undefined) {
      return { state: 'unknown', why: `the connection ended before the server answered (${plain(failure)})` };
    }
    return { state: 'not sent', isForAll: false, ...reasonOf(failure, server) };
  }
}

/** A step of the conversation; an error of the connection ends it too. */
function step<T = undefined>(
  connection: SMTPConnection,
  start: (done: (error?: SmtpError | Error | null, value?: T) => void) => void,
): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const fail = (error: SmtpError) => reject(error);
    const ended = () => reject(new Error('the server closed the connection'));
    connection.once('error', fail);
    connection.once('end', ended);
    start((error, value) => {
      connection.off('error', fail);
      connection.off('end', ended);
      // What comes after the step is no failure of it, and must not end the program.
      connection.on('error', () => {});
      if (error) reject(error);
      else resolve(value as T);
    });
  });
}

function reasonOf(error: SmtpError, { host, port }: MailServer): { why: string; fix: string } {
  const { code, responseCode } = error;
  const at = `${host}:${port}`;
  const answer = plain(error);
  if (code === 'EAUTH') {
    return {
      why: `${at} refused the user or the password (${answer})`,
      fix: 'Correct them in PLUMBLINE_SMTP_URL.',
    };
  }
  if (code === 'ETLS' || /STARTTLS|certificate|TLS/i.test(error.message)) {
    return {
      why: `${at} gave no secure connection (${answer})`,
      fix: 'Use a server with STARTTLS or smtps:// and a valid certificate.',
    };
  }
  if (code === 'ETIMEDOUT') {
    return {
      why: `${at} did not answer in time (${answer})`,
      fix: 'Check host and port, or raise PLUMBLINE_TIMEOUT_MS.',
    };
  }
  if (responseCode !== undefined && responseCode >= 400 && responseCode < 500) {
    return { why: `${at} takes it only later (${answer})`, fix: 'Run `npm run notices` again in some minutes.' };
  }
  if (code === 'EENVELOPE') {
    return {
      why: `${at} refused the sender or every recipient (${answer})`,
      fix: 'Correct `notices.from` and `notices.to` in plumbline.config.ts.',
    };
  }
  if (responseCode !== undefined) {
    return { why: `${at} refused it (${answer})`, fix: 'Ask whoever runs the mail server why.' };
  }
  return {
    why: `${at} could not be reached (${answer})`,
    fix: 'Check host and port of PLUMBLINE_SMTP_URL, and the network.',
  };
}

/** What the server or the network said, in one line and without addresses of persons. */
const plain = ({ response, message }: SmtpError): string =>
  (response ?? message)
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .replace(/[^\s<>@]+@[^\s<>@]+/g, '(address)')
    .slice(0, 200)
    .trim();
