import { createReadStream, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { AstroIntegration } from 'astro';

/**
 * Serves what the build copies while pages are worked on: the files that pages of the handbook show or offer, and the records of
 * every noun.
 * @param data the folder that the command prepared
 * @param folder the handbook's folder
 */
export const assetsInDevelopment = (data: string, folder: string): AstroIntegration => ({
  name: 'plumbline-assets',
  hooks: {
    'astro:server:setup'({ server }) {
      const files = new Map([...handbookFiles(data, folder), ...nounFilesIn(data)]);
      server.middlewares.use((request, response, next) => {
        const file = files.get(new URL(request.url ?? '/', 'http://localhost').pathname.slice(1));
        if (file === undefined) {
          next();
          return;
        }
        // The other kinds are known by their first bytes.
        if (file.endsWith('.svg')) response.setHeader('content-type', 'image/svg+xml');
        createReadStream(file).on('error', next).pipe(response);
      });
    },
  },
});

/** Files by their addresses below the site's root. */
function handbookFiles(data: string, folder: string): [string, string][] {
  const assets = JSON.parse(readFileSync(join(data, 'assets.json'), 'utf8')) as Record<string, string>;
  return Object.entries(assets).map(([address, file]) => [address, join(folder, file)]);
}

function nounFilesIn(data: string): [string, string][] {
  const place = join(data, 'download');
  if (!existsSync(place)) return [];
  return readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .map((file) => [relative(data, file).replaceAll('\\', '/'), file]);
}
