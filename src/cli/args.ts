import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { nearest, PlumblineError } from '../model/index.ts';

/** Reads a command's options. Anything it does not know is a fault that names the nearest option. */
export function parseCommand<T extends ParseArgsOptionsConfig>(argv: readonly string[], options: T) {
  try {
    return parseArgs({ args: [...argv], options, strict: true, allowPositionals: false }).values;
  } catch (cause) {
    throw misunderstood(cause as Error & { code?: string }, Object.keys(options));
  }
}

/** Reads a command's options and the words between them, which are all required. `names` says what they stand for. */
export function parsePositionals<T extends ParseArgsOptionsConfig, N extends string>(
  argv: readonly string[],
  options: T,
  names: readonly N[],
) {
  const { values, positionals } = parse();
  if (positionals.length !== names.length) {
    throw new PlumblineError({
      what: 'The command line was not understood.',
      why: `It needs ${names.join(' and ')}, and ${positionals.length === 1 ? '1 word was' : `${positionals.length} words were`} given.`,
      fix: `Write ${names.join(' ')} after the name of the command.`,
    });
  }
  return {
    values,
    words: Object.fromEntries(names.map((name, place) => [name, positionals[place]])) as Record<N, string>,
  };

  function parse() {
    try {
      return parseArgs({ args: [...argv], options, strict: true, allowPositionals: true });
    } catch (cause) {
      throw misunderstood(cause as Error & { code?: string }, Object.keys(options));
    }
  }
}

function misunderstood(cause: Error & { code?: string }, options: string[]): PlumblineError {
  const names = options.map((name) => `--${name}`);
  const [, word = ''] = /'(-{0,2}[\w-]+)/.exec(cause.message) ?? [];
  const missesValue = cause.code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE';
  const meant = nearest(word, names);
  const known = names.length ? `Use one of: ${names.join(', ')}.` : 'This command takes no options.';
  return new PlumblineError({
    what: 'The command line was not understood.',
    why: missesValue ? `${word} needs a value, or takes none.` : `${cause.message.split('. To ')[0] ?? ''}.`,
    fix: missesValue ? `Write ${word}=VALUE, or see docs/commands.md.` : meant ? `Did you mean ${meant}?` : known,
    cause,
  });
}

/** A TCP port, 0 (any that is free) to 65535. */
export function port(value: string): number {
  const number = /^\d{1,5}$/.test(value) ? Number(value) : NaN;
  if (number <= 65_535) return number;
  throw new PlumblineError({
    what: `--port ${JSON.stringify(value)} is not a port.`,
    why: 'Expected a whole number from 0 to 65535.',
    fix: 'Write, for example, --port 4321.',
  });
}

/** Lets an option take several values in a row: `--community a b` becomes `--community=a --community=b`. */
export function spread(argv: readonly string[], option: string): string[] {
  let open = false;
  return argv.flatMap((word, place) => {
    if (word.startsWith('-')) {
      // Without a value it stays, to be refused.
      open = word === option && argv[place + 1]?.startsWith('-') === false;
      return open ? [] : [word];
    }
    return open ? [`${option}=${word}`] : [word];
  });
}

/** A comma-separated list. */
export const list = (value: string | undefined): string[] =>
  (value ?? '')
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean);

/** `value` if it is one of `allowed`; a PlumblineError otherwise. */
export function oneOf<T extends string>(option: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((item) => item === value);
  if (found !== undefined) return found;
  throw new PlumblineError({
    what: `--${option} does not know ${JSON.stringify(value)}.`,
    why: `Expected one of: ${allowed.join(', ')}.`,
    fix: `Write --${option} ${nearest(value, allowed) ?? allowed[0]}.`,
  });
}
