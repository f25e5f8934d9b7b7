import { createServer, type IncomingMessage } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { standIn, type Reply } from './http.ts';

/** A proxy on the loopback interface behind which every name is the same server. */
export async function startProxy(reply: Reply): Promise<{ url: string; targets: string[]; close(): Promise<void> }> {
  const behind = await standIn(() => reply);
  const targets: string[] = [];
  const server = createServer((request, response) => {
    // A request whose first line holds the whole address, as node:http sends it.
    targets.push(new URL(request.url ?? '').hostname);
    response.writeHead(reply.status ?? 200, { 'content-type': 'application/json' }).end(JSON.stringify(reply.body));
  });
  server.on('connect', (request: IncomingMessage, socket) => {
    targets.push(request.url?.split(':')[0] ?? '');
    const line = connect(Number(new URL(behind.url).port), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      line.pipe(socket).pipe(line);
    });
    line.on('error', () => socket.destroy());
    socket.on('error', () => line.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    targets,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await behind.close();
    },
  };
}
