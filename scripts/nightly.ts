import { appendFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { LIVE, loadConfig, parseCommand, run, SAMPLE, type Io } from '../src/cli/index.ts';
import { EXIT, PlumblineError, type ExitCode } from '../src/model/index.ts';
import { readSnapshot } from '../src/snapshot/index.ts';
import { main as build } from './build.ts';
import { main as check } from './check.ts';
import { main as pull } from './pull.ts';

const CREDENTIALS = ['HUBSPOT_ACCESS_TOKEN', 'AIRTABLE_TOKEN'];

/**
 * `npm run nightly -- [--data DIR] [--as-of DATE] [--fail-on …] [--live]`: pull, check, build; ends with the worst of the
 * steps. `--live` refuses to fall back on the sample, so that lost credentials are not mistaken for a good night.
 */
export async function main(argv: string[], io: Io): Promise<ExitCode> {
  const options = parseCommand(argv, {
    data: { type: 'string' },
    'as-of': { type: 'string' },
    'fail-on': { type: 'string' },
    live: { type: 'boolean' },
  });
  const root = resolve(import.meta.dirname, '..');
  await loadConfig(root);
  const connected = CREDENTIALS.some((name) => process.env[name]);
  const data = resolve(options.data ?? join(root, connected ? LIVE : SAMPLE));
  const asOf = options['as-of'] === undefined ? [] : ['--as-of', options['as-of']];

  if (connected) {
    if (options.live && !process.env.PLUMBLINE_LINK_SECRET) {
      throw new PlumblineError({
        what: 'Nothing was pulled, checked or built.',
        why: '--live was given and PLUMBLINE_LINK_SECRET is not set, so anyone could guess the address of a community.',
        fix: 'Set the secret that the addresses were made with; on GitHub it is a secret of the repository.',
      });
    }
    io.out('— Pull\n');
    const code = await pull(['--out', data], io);
    if (code !== EXIT.ok) return code;
  } else if (options.live) {
    throw new PlumblineError({
      what: 'Nothing was pulled, checked or built.',
      why: `--live was given, and neither ${CREDENTIALS.join(' nor ')} is set.`,
      fix: 'Set the credentials where the night runs; on GitHub they are secrets of the repository.',
    });
  } else {
    io.out(
      `NO CREDENTIALS ARE SET (${CREDENTIALS.join(', ')}): nothing was pulled. What follows is about ${options.data ?? 'the invented sample in data/sample'}.\n`,
    );
  }

  const { manifest } = await readSnapshot(data);
  const sample = manifest.source === 'sample';
  io.out('\n— Check\n');
  const failOn = options['fail-on'] ?? (sample ? 'never' : 'error');
  let text = '';
  const checked = await check(['--data', data, ...asOf, '--fail-on', failOn], {
    ...io,
    out: (chunk) => {
      text += chunk;
      io.out(chunk);
    },
  });
  await summarise(text);
  if (checked > EXIT.findings) return checked;

  io.out('\n— Build\n');
  const built = await build(['--data', data, ...asOf], io);
  if (sample && options['fail-on'] === undefined) {
    io.out('The findings above are seeded in the sample, so the night ends well; with --fail-on error it would not.\n');
  }
  return built > checked ? built : checked;
}

/** On GitHub the job's page shows the findings. */
async function summarise(text: string) {
  const file = process.env.GITHUB_STEP_SUMMARY;
  if (file) await appendFile(file, `## Plumbline\n\n\`\`\`\`text\n${text}\n\`\`\`\`\n`);
}

if (import.meta.main) await run(main);
