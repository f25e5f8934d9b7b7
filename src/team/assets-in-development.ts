import { createReadStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AstroIntegration } from 'astro';

/**
 * Serves the files that pages of the handbook show or offer while they are worked on; the build copies them.
 * @param data the folder that the command prepared
 * @param folder the handbook's folder
 */
export const assetsInDevelopment = (data: string, folder: string): AstroIntegration => ({
  name: 'plumbline-assets',
  hooks: {
    'astro:server:setup'({ server }) {
      const assets = JSON.parse(readFileSync(join(data, 'assets.json'), 'utf8')) as Record<string, string>;
      server.middlewares.use((request, response, next) => {
        const address = new URL(request.url ?? '/', 'http://localhost').pathname.slice(1);
        const file = Object.hasOwn(assets, address) ? assets[address] : undefined;
        if (file === undefined) {
          next();
          return;
        }
        // The other kinds are known by their first bytes.
        if (file.endsWith('.svg')) response.setHeader('content-type', 'image/svg+xml');
        createReadStream(join(folder, file)).on('error', next).pipe(response);
      });
    },
  },
});
