import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Where `npm run prometheus` puts the Debian package. */
const OURS = resolve(import.meta.dirname, '..', '..', '.plumbline', 'prometheus', 'usr', 'bin');

/** The folder that holds `prometheus` and `promtool`; null where there are none. */
export const prometheusFolder = (): string | null =>
  [OURS, ...(process.env.PATH ?? '').split(delimiter)].find((dir) =>
    ['prometheus', 'promtool'].every((name) => existsSync(join(dir, name))),
  ) ?? null;

/** Samples of one series: instant in seconds since 1970, and value as Prometheus writes it. */
export interface RealSeries {
  labels: Record<string, string>;
  samples: [number, string | number][];
}

const linesOf = ({ labels, samples }: RealSeries): string[] => {
  const all = Object.entries(labels).map(([name, value]) => `${name}=${JSON.stringify(value)}`);
  return samples.map(([at, value]) => `jupyterhub_active_users{${all.join()}} ${value} ${at}`);
};

/** A folder of a Prometheus that scraped these samples. */
export async function backFill(bin: string, series: readonly RealSeries[]): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'plumbline-prometheus-'));
  const lines = ['# TYPE jupyterhub_active_users gauge', ...series.flatMap(linesOf), '# EOF', ''];
  await writeFile(join(dir, 'samples.om'), lines.join('\n'));
  // Blocks of two hours, which is the default, would take minutes.
  const args = ['--max-block-duration=744h', 'openmetrics', join(dir, 'samples.om'), join(dir, 'data')];
  await run(join(bin, 'promtool'), ['tsdb', 'create-blocks-from', ...args]);
  await writeFile(join(dir, 'prometheus.yml'), 'scrape_configs: []\n');
  return dir;
}

export const copyOf = async (dir: string): Promise<string> => {
  const copy = await mkdtemp(join(tmpdir(), 'plumbline-prometheus-'));
  await cp(dir, copy, { recursive: true });
  return copy;
};

export interface RealPrometheus {
  /** Address before `/api/v1`. */
  url: string;
  close(): Promise<void>;
}

/** Starts a server on a folder, on a free port of the loopback interface. Its folder is removed when it is closed. */
export async function startPrometheus(
  bin: string,
  dir: string,
  { retention = '100y', prefix = '', args = [] as string[] } = {},
): Promise<RealPrometheus> {
  const port = await freePort();
  const root = `http://127.0.0.1:${port}`;
  const child = spawn(
    join(bin, 'prometheus'),
    [
      `--config.file=${join(dir, 'prometheus.yml')}`,
      `--storage.tsdb.path=${join(dir, 'data')}`,
      `--storage.tsdb.retention.time=${retention}`,
      `--web.listen-address=127.0.0.1:${port}`,
      ...(prefix ? [`--web.route-prefix=${prefix}`, `--web.external-url=${root}${prefix}`] : []),
      '--log.level=error',
      ...args,
    ],
    { stdio: 'ignore' },
  );
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  const close = async () => {
    child.kill('SIGKILL');
    await ended;
    await rm(dir, { recursive: true, force: true });
  };
  try {
    await ready(`${root}${prefix}/-/ready`, child);
  } catch (error) {
    await close();
    throw error;
  }
  return { url: `${root}${prefix}`, close };
}

const ATTEMPTS = 600;
const BETWEEN_MS = 50;

async function ready(url: string, child: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < ATTEMPTS && child.exitCode === null; attempt++) {
    const status = await fetch(url).then(
      async (response) => (await response.text(), response.status),
      () => 0,
    );
    // Any answer but "not yet" will do: a server that wants a password is ready too.
    if (status !== 0 && status !== 503) return;
    await new Promise((next) => setTimeout(next, BETWEEN_MS));
  }
  throw new Error(`Prometheus did not get ready at ${url}.`);
}

async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listen(server);
  await new Promise((done) => server.close(done));
  return port;
}

const listen = (server: Server): Promise<number> =>
  new Promise((done) => server.listen(0, '127.0.0.1', () => done((server.address() as AddressInfo).port)));

/** A door before a server that opens with a bearer token only, as Grafana's data-source proxy is. */
export async function withToken(target: string, token: string): Promise<RealPrometheus> {
  const { origin } = new URL(target);
  const server = createServer((request, response) => {
    if (request.headers.authorization !== `Bearer ${token}`) {
      response.writeHead(401, { 'content-type': 'application/json' }).end('{"message":"Unauthorized"}');
      return;
    }
    void fetch(`${origin}${request.url ?? ''}`).then(async (answer) => {
      const type = answer.headers.get('content-type') ?? '';
      response.writeHead(answer.status, { 'content-type': type }).end(await answer.text());
    });
  });
  const port = await listen(server);
  return {
    url: `http://127.0.0.1:${port}${new URL(target).pathname.replace(/\/$/, '')}`,
    close: () => new Promise((done) => void (server.closeAllConnections(), server.close(() => done()))),
  };
}
