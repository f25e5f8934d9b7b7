import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseCommand, port, run, type Io } from '../src/cli/index.ts';
import { EXIT, PlumblineError, type ExitCode } from '../src/model/index.ts';
import { serve } from '../src/cli/serve.ts';

/** `npm run preview -- [--port N] [--dir DIR]`: serves what was built until it is stopped. */
export async function main(argv: string[], io: Io): Promise<ExitCode> {
  const options = parseCommand(argv, {
    port: { type: 'string', default: '4321' },
    dir: { type: 'string', default: 'dist' },
  });
  const dir = resolve(options.dir);
  if (!existsSync(join(dir, 'team')) && !existsSync(join(dir, 'communities'))) {
    throw new PlumblineError({
      what: `There is nothing to preview in ${dir}.`,
      why: "It holds neither a team site nor communities' sites.",
      fix: 'Run `npm run nightly` or `npm run build` first.',
    });
  }
  const { url, close } = await serve(dir, port(options.port));
  io.out(`Team site:   ${url}team/\n`);
  const keys = existsSync(join(dir, 'communities'))
    ? readdirSync(join(dir, 'communities'), { withFileTypes: true })
    : [];
  const folders = keys.filter((entry) => entry.isDirectory() && entry.name !== '_astro').map(({ name }) => name);
  for (const key of folders.slice(0, 5)) io.out(`Community:   ${url}communities/${key}/\n`);
  if (folders.length > 5) io.out(`             … and ${folders.length - 5} more, listed on ${url}team/communities/\n`);
  io.out('Stop with Ctrl+C.\n');
  await new Promise<void>((stop) => process.once('SIGINT', stop).once('SIGTERM', stop));
  await close();
  return EXIT.ok;
}

if (import.meta.main) await run(main);
