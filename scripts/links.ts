import { relative, resolve } from 'node:path';
import { oneOf, parseCommand, run, useProxies, type Io } from '../src/cli/index.ts';
import { externalLinks, HANDBOOK, readGlossary, readHandbook } from '../src/handbook/index.ts';
import { RULES } from '../src/invariants/index.ts';
import { EXIT, PlumblineError, type ExitCode } from '../src/model/index.ts';
import { ask, type Answer, type AskOptions } from './links/ask.ts';
import { eachHost, hostOf } from './links/each.ts';
import { asJson, asText, type Asked } from './links/report.ts';

/**
 * `npm run links -- [--handbook DIR] [--timeout MS] [--format text|json] [--fail-on broken|never]`: asks once for every
 * address elsewhere to which the handbook, its glossary and the rules lead. `--allow-local` asks private addresses too.
 */
export async function main(
  argv: string[],
  io: Io,
  env: Readonly<Record<string, string | undefined>> = process.env,
): Promise<ExitCode> {
  const options = parseCommand(argv, {
    handbook: { type: 'string', default: HANDBOOK },
    timeout: { type: 'string', default: '15000' },
    format: { type: 'string', default: 'text' },
    'fail-on': { type: 'string', default: 'never' },
    'allow-local': { type: 'boolean', default: false },
  });
  const format = oneOf('format', options.format, ['text', 'json']);
  const failOn = oneOf('fail-on', options['fail-on'], ['broken', 'never']);
  const timeoutMs = milliseconds(options.timeout);
  const root = resolve(import.meta.dirname, '..');
  const folder = options.handbook === HANDBOOK ? resolve(root, HANDBOOK) : resolve(options.handbook);
  const named = (path: string) => {
    const way = relative(process.cwd(), path);
    return way.startsWith('..') ? path : way;
  };
  const glossary = readGlossary(folder);
  const links = externalLinks({
    ...{ pages: readHandbook(folder), folder: named(folder), rules: RULES },
    glossary: glossary && { ...glossary, file: named(glossary.file) },
  });
  const viaProxy = ['http_proxy', 'HTTP_PROXY', 'https_proxy', 'HTTPS_PROXY'].some((name) => env[name]?.trim());
  useProxies(env);
  const answers = await askAll(
    links.map(({ url }) => url),
    { timeoutMs, viaProxy, allowLocal: options['allow-local'] },
  );
  const asked: Asked[] = links.map((link, at) => ({ ...link, answer: answers[at] ?? { result: 'works' } }));
  io.out(format === 'json' ? asJson(asked) : asText(asked));
  return failOn === 'broken' && answers.some(({ result }) => result === 'broken') ? EXIT.findings : EXIT.ok;
}

/** A host that was asked too often is left alone from then on. */
function askAll(urls: readonly string[], options: AskOptions): Promise<Answer[]> {
  const tired = new Set<string>();
  return eachHost(urls, async (url): Promise<Answer> => {
    if (tired.has(hostOf(url))) return { result: 'not known', why: 'Its host was asked too often just before' };
    const answer = await ask(url, options);
    if (answer.result === 'not known' && answer.askedTooOften) tired.add(hostOf(url));
    return answer;
  });
}

function milliseconds(text: string): number {
  const number = /^\d{1,7}$/.test(text) ? Number(text) : 0;
  if (number > 0) return number;
  throw new PlumblineError({
    what: `--timeout ${JSON.stringify(text)} is no time.`,
    why: 'Expected a whole number of milliseconds from 1 to 9999999.',
    fix: 'Write, for example, --timeout 15000.',
  });
}

if (import.meta.main) await run(main);
