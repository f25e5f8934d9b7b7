import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { PlumblineError, readConfig, type Config } from '../model/index.ts';

/** Reads `.env` (Node's own loader; variables that are set already win) and `plumbline.config.ts` of a folder. */
export async function loadConfig(root: string): Promise<Config> {
  const env = resolve(root, '.env');
  try {
    if (existsSync(env)) process.loadEnvFile(env);
  } catch (cause) {
    throw new PlumblineError({
      what: '.env cannot be read.',
      why: `${(cause as Error).message}.`,
      fix: 'Make it a text file of NAME=value lines, as in .env.example.',
      cause,
    });
  }
  const file = resolve(root, 'plumbline.config.ts');
  if (!existsSync(file)) return readConfig({});
  const module = (await import(pathToFileURL(file).href).catch((cause: Error) => {
    throw new PlumblineError({
      what: 'plumbline.config.ts cannot be loaded.',
      why: `${cause.message}.`,
      fix: 'Correct the file; docs/configuration.md shows every key.',
      cause,
    });
  })) as { default?: unknown };
  return readConfig(module.default);
}
