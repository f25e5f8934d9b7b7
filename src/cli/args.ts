import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { nearest, PlumblineError } from '../model/index.ts';

/** Reads a command's options. Anything it does not know is a fault that names the nearest option. */
export function parseCommand<T extends ParseArgsOptionsConfig>(argv: readonly string[], options: T) {
  try {
    return parseArgs({ args: [...argv], options, strict: true, allowPositionals: false }).values;
  } catch (cause) {
    const [, word = ''] = /'(-{0,2}[\w-]+)/.exec((cause as Error).message) ?? [];
    const names = Object.keys(options).map((name) => `--${name}`);
    const meant = nearest(word, names);
    throw new PlumblineError({
      what: `The command line was not understood.`,
      why: `${(cause as Error).message.split('. To ')[0]}.`,
      fix: meant ? `Did you mean ${meant}?` : `Use one of: ${names.join(', ')}.`,
      cause,
    });
  }
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
