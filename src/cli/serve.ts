import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import sirv from 'sirv';
import { PlumblineError } from '../model/index.ts';

/** Serves a folder on 127.0.0.1; port 0 takes any that is free. */
export async function serve(dir: string, port: number): Promise<{ url: string; close: () => Promise<void> }> {
  const files = sirv(dir, { dev: true, etag: true });
  const server = createServer((request, response) => {
    if (request.url === '/') response.writeHead(302, { location: '/team/' }).end();
    else {
      files(request, response, () => {
        response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('There is no such page.\n');
      });
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      reject(
        new PlumblineError({
          what: `Nothing can be served on port ${port}.`,
          why: cause.code === 'EADDRINUSE' ? 'Another program uses it.' : `${cause.message}.`,
          fix: 'Name another with --port.',
          cause,
        }),
      );
    });
    server.listen(port, '127.0.0.1', resolve);
  });
  const { port: taken } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${taken}/`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
