import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

/** A mail server on the loopback interface that keeps what it is given. */
export interface MailStandIn {
  url: string;
  port: number;
  /** What was taken, as it came. */
  messages: { from: string; to: string[]; text: string }[];
  stop: () => Promise<void>;
}

export interface Behaviour {
  /** User and password that it takes; without them it asks for none. */
  login?: [string, string];
  /** Recipients that it refuses. */
  refused?: string[];
  /** What happens once the message has come: it is taken, refused with this code, or the connection ends without an answer. */
  after?: 'take' | 'drop' | number;
  /** Whether it says a word to who connects. */
  greets?: boolean;
  /** TLS from the first byte or after STARTTLS, with a certificate that nobody vouches for. */
  tls?: 'at once' | 'after STARTTLS';
}

export async function startMail(behaviour: Behaviour = {}): Promise<MailStandIn> {
  const { login, refused = [], after = 'take', greets = true, tls } = behaviour;
  const messages: MailStandIn['messages'] = [];
  const sockets = new Set<{ destroy: () => void }>();
  const options: SMTPServerOptions = {
    ...{ authOptional: !login, logger: false, secure: tls === 'at once' },
    disabledCommands: [...(tls ? [] : ['STARTTLS']), ...(login ? [] : ['AUTH'])],
    onConnect: (_, done) => {
      if (greets) done();
    },
    closeTimeout: 100,
    // Who asks is known, and a machine without a resolver would answer only after seconds.
    disableReverseLookup: true,
    onAuth: ({ username, password }, _, done) =>
      username === login?.[0] && password === login?.[1]
        ? done(null, { user: 'sender' })
        : done(new Error('Invalid credentials')),
    onRcptTo: ({ address }, _, done) =>
      done(refused.includes(address) ? Object.assign(new Error('No such user'), { responseCode: 550 }) : null),
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        if (after === 'drop') {
          for (const socket of sockets) socket.destroy();
          return;
        }
        if (typeof after === 'number') {
          done(Object.assign(new Error('Try again later'), { responseCode: after }));
          return;
        }
        const { mailFrom, rcptTo } = session.envelope;
        const from = mailFrom === false ? '' : mailFrom.address;
        messages.push({ from, to: rcptTo.map(({ address }) => address), text: Buffer.concat(chunks).toString('utf8') });
        done();
      });
    },
  };
  const server = new SMTPServer(options);
  server.on('error', () => {});
  server.server.on('connection', (socket: { destroy: () => void }) => sockets.add(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `${tls === 'at once' ? 'smtps' : 'smtp'}://${login ? `${login.map(encodeURIComponent).join(':')}@` : ''}127.0.0.1:${port}`,
    ...{ port, messages },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
