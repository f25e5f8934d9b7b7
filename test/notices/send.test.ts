import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readLedger, writeLedger } from '../../scripts/notices/ledger.ts';
import { sendNotices, type SendOptions } from '../../scripts/notices/send.ts';
import { mailServer } from '../../scripts/notices/server.ts';
import { readConfig } from '../../src/model/index.ts';
import type { Notice } from '../../src/reports/index.ts';
import { startMail, type Behaviour, type MailStandIn } from '../servers/smtp.ts';

const ASOF = '2026-06-15';
const notice = (engagementId: string, part: Partial<Notice> = {}): Notice => ({
  ...{ id: `renewal-notice-${engagementId}-2026-08-14`, kind: 'renewal-notice', engagementId, community: 'Reefs' },
  ...{ end: '2026-08-14', dueOn: ASOF, subject: 'Agreement expiring in 60 days: Reefs', body: 'Hello,\n\nIt ends.\n' },
  ...part,
});
const [one, two] = [notice('recA'), notice('recB')];

let history: string;
let running: MailStandIn[] = [];
beforeEach(async () => {
  history = await mkdtemp(join(tmpdir(), 'plumbline-notices-'));
});
afterEach(async () => {
  await Promise.all(running.map(({ stop }) => stop()));
  running = [];
  await rm(history, { recursive: true, force: true });
});

async function mail(behaviour: Behaviour = {}): Promise<MailStandIn> {
  const server = await startMail(behaviour);
  running.push(server);
  return server;
}
const send = (url: string, notices: Notice[] = [one, two], part: Partial<SendOptions> & { to?: string[] } = {}) =>
  sendNotices(notices, {
    ...{ server: mailServer(url), asOf: ASOF, history, resend: new Set<string>(), timeoutMs: 60_000 },
    config: readConfig({ notices: { to: part.to ?? [] } }),
    now: () => '2026-06-15T04:00:00Z',
    ...part,
  });
const states = (results: { state: string }[]) => results.map(({ state }) => state);

describe('a server that takes mail', () => {
  test('gets each notice once, and another run sends nothing', async () => {
    const server = await mail({ login: ['us er', 'p@ss:word'] });
    expect(states(await send(server.url))).toEqual(['sent', 'sent']);
    expect(states(await send(server.url))).toEqual(['sent before', 'sent before']);
    expect(server.messages).toHaveLength(2);
    expect(server.messages[0]).toMatchObject({ from: 'partnerships@2i2c.org', to: ['partnerships@2i2c.org'] });
    const [entry] = (await readLedger(history)).values();
    expect(entry).toMatchObject({ id: one.id, state: 'sent', at: '2026-06-15T04:00:00Z', refused: 0 });
  });

  test('gets what another reader of mail understands, whatever the name', async () => {
    const server = await mail();
    const subject = 'Agreement expiring in 60 days: Observatori Ébre 観測所 🌊, "a" <b@c.org>; =?UTF-8?Q?x?=';
    const body = `.\n..a line with dots\nFrom here\n${'long '.repeat(400)}\n= é 🌊\n`;
    await send(server.url, [notice('recA', { subject, body })]);
    const read = await PostalMime.parse(server.messages[0]?.text ?? '');
    expect(read).toMatchObject({ subject, from: { address: 'partnerships@2i2c.org', name: '2i2c' } });
    expect(read.text?.trimEnd()).toBe(body.trimEnd());
    expect(read.messageId).toBe(`<${one.id}@plumbline.2i2c.org>`);
    expect(read.date).toBe('2026-06-15T00:00:00.000Z');
  });
});

describe('a failure is said, and what did not go is tried again', () => {
  test('nobody listens', async () => {
    const server = await mail();
    const { port } = server;
    await server.stop();
    running = [];
    const results = await send(`smtp://127.0.0.1:${port}`);
    expect(states(results)).toEqual(['not sent', 'not sent']);
    expect(results[0]?.why).toContain('could not be reached');
    expect((await readLedger(history)).size).toBe(0);
  });

  test('it says nothing to who connects', async () => {
    const server = await mail({ greets: false });
    const results = await send(server.url, [one, two], { timeoutMs: 100 });
    expect(states(results)).toEqual(['not sent', 'not sent']);
    expect(results[0]).toMatchObject({ why: expect.stringContaining('did not answer in time') });
    expect(results[0]?.fix).toContain('PLUMBLINE_TIMEOUT_MS');
    expect(states(await send((await mail()).url))).toEqual(['sent', 'sent']);
  });

  test('the password is refused, and stands in no message', async () => {
    const server = await mail({ login: ['user', 'right'] });
    const results = await send(server.url.replace('right', 'wrong-secret'));
    expect(states(results)).toEqual(['not sent', 'not sent']);
    expect(results[0]?.why).toContain('refused the user or the password');
    expect(results[1]?.why).toContain('Not tried');
    expect(JSON.stringify(results)).not.toContain('wrong-secret');
    expect((await readLedger(history)).size).toBe(0);
    expect(states(await send(server.url))).toEqual(['sent', 'sent']);
  });

  test('one of two recipients is refused: the other has it, and it does not go again', async () => {
    const server = await mail({ refused: ['gone@example.org'] });
    const to = ['gone@example.org', 'here@example.org'];
    const [result] = await send(server.url, [one], { to });
    expect(result).toMatchObject({ state: 'sent in part', why: expect.stringContaining('1 of its recipients') });
    expect(server.messages.map((message) => message.to)).toEqual([['here@example.org']]);
    expect(states(await send(server.url, [one], { to }))).toEqual(['sent before']);
  });

  test('every recipient is refused', async () => {
    const server = await mail({ refused: ['partnerships@2i2c.org'] });
    const results = await send(server.url);
    expect(states(results)).toEqual(['not sent', 'not sent']);
    expect(results[0]?.why).toContain('refused the sender or every recipient');
    expect(JSON.stringify(results)).not.toContain('partnerships@2i2c.org');
  });

  test.each([
    [451, 'only later'],
    [554, 'refused it'],
  ])('the answer to the message is %i', async (after, words) => {
    const results = await send((await mail({ after })).url);
    expect(states(results)).toEqual(['not sent', 'not sent']);
    expect(results[0]?.why).toContain(words);
    expect(states(await send((await mail()).url))).toEqual(['sent', 'sent']);
  });

  test('a server without TLS gets neither password nor mail, unless it is on this machine', async () => {
    const server = await mail({ login: ['user', 'right'] });
    const { requireTls } = mailServer('smtp://user:right@mail.example.org');
    const [result] = await send(server.url, [one], { server: { ...mailServer(server.url), requireTls } });
    expect(result).toMatchObject({ state: 'not sent', why: expect.stringContaining('no secure connection') });
    expect(server.messages).toEqual([]);
  });
});

describe('a server whose certificate nobody vouches for gets neither password nor mail', () => {
  test.each(['at once', 'after STARTTLS'] as const)('TLS %s', async (tls) => {
    const server = await mail({ login: ['user', 'right'], tls });
    const results = await send(server.url);
    expect(states(results)).toEqual(['not sent', 'not sent']);
    expect(results[0]?.why).toMatch(/no secure connection \(.*certificate/);
    expect(results[0]?.fix).toContain('valid certificate');
    expect(server.messages).toEqual([]);
    expect((await readLedger(history)).size).toBe(0);
  });
});

describe('where nobody knows whether it went, it does not go again by itself', () => {
  test('the connection ends after the message', async () => {
    const broken = await mail({ after: 'drop' });
    const results = await send(broken.url);
    expect(states(results)).toEqual(['unknown', 'unknown']);
    expect(results[0]?.fix).toContain(`--resend ${one.id}`);
    const server = await mail();
    expect(states(await send(server.url))).toEqual(['unknown', 'unknown']);
    expect(server.messages).toEqual([]);
    expect(states(await send(server.url, [one, two], { resend: new Set([one.id]) }))).toEqual(['sent', 'unknown']);
    expect(server.messages).toHaveLength(1);
  });

  test('the program stops between the two records', async () => {
    const at = '2026-06-15T04:00:00Z';
    const entry = { id: one.id, messageId: 'x', state: 'sending', refused: 0, at } as const;
    await writeLedger(history, new Map([[one.id, entry]]));
    const server = await mail();
    expect(states(await send(server.url))).toEqual(['unknown', 'sent']);
    expect(server.messages).toHaveLength(1);
  });

  test('the record that it is being sent stands before the conversation', async () => {
    let seen = '';
    const server = await mail();
    server.messages.push = (...items) => {
      seen = 'sending';
      return Array.prototype.push.apply(server.messages, items);
    };
    const moments: string[] = [];
    await send(server.url, [one], { now: () => (moments.push(seen), '2026-06-15T04:00:00Z') });
    expect(moments).toEqual(['', 'sending']);
  });

  test('a damaged record sends nothing', async () => {
    await writeFile(join(history, 'notices.json'), '{"schemaVersion":1,"notices":[{"id":"x"}]}');
    const server = await mail();
    await expect(send(server.url)).rejects.toMatchObject({ exitCode: 3, what: expect.stringContaining('damaged') });
    expect(server.messages).toEqual([]);
  });

  test('the record is one notice a line', async () => {
    await send((await mail()).url);
    expect((await readFile(join(history, 'notices.json'), 'utf8')).split('\n')).toHaveLength(5);
  });
});

describe('the address of the mail server', () => {
  test.each([
    'nonsense',
    'https://mail.example.org',
    'smtp://',
    'smtp://secret@host',
    'smtp://a:secret@host/path',
    'smtp://a:%zzsecret@host',
  ])('%s is refused without being repeated', (address) => {
    let message = '';
    try {
      mailServer(address);
    } catch (error) {
      message = (error as Error).message;
    }
    expect(message).toContain('PLUMBLINE_SMTP_URL cannot be used');
    expect(message).not.toContain('secret');
  });

  test('has the ports of its protocol', () => {
    expect(mailServer('smtps://u:p%40@mail.example.org')).toEqual({
      ...{ host: 'mail.example.org', port: 465, secure: true, requireTls: false, login: { user: 'u', password: 'p@' } },
    });
    expect(mailServer('smtp://mail.example.org')).toMatchObject({ port: 587, requireTls: true, login: null });
  });
});
