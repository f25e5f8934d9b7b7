import { relative, resolve } from 'node:path';
import { dataFolder, oneOf, parseCommand, run, type Io } from '../src/cli/index.ts';
import { EXIT, NOUN_KEYS, type ExitCode, type Snapshot } from '../src/model/index.ts';
import { readSnapshot } from '../src/snapshot/index.ts';

/** `npm run verify -- [--data DIR] [--format text|json]`: reads a whole snapshot as `build` does and says what is in it. */
export async function main(argv: string[], io: Io): Promise<ExitCode> {
  const options = parseCommand(argv, { data: { type: 'string' }, format: { type: 'string', default: 'text' } });
  const format = oneOf('format', options.format, ['text', 'json']);
  const dir = dataFolder(resolve(import.meta.dirname, '..'), options.data, io);
  const snapshot = await readSnapshot(dir);
  io.out(format === 'json' ? `${JSON.stringify(asJson(snapshot), null, 2)}\n` : asText(dir, snapshot));
  return EXIT.ok;
}

const countsOf = ({ records }: Snapshot) => NOUN_KEYS.map((key) => [key, records[key].length] as const);

function asJson(snapshot: Snapshot) {
  const { id, source, pulledAt, asOf, sources, setAside } = snapshot.manifest;
  return {
    schemaVersion: 1,
    id,
    source,
    pulledAt,
    asOf,
    records: Object.fromEntries(countsOf(snapshot)),
    sources: sources.map(({ system, status, pulledAt }) => ({ system, status, pulledAt })),
    setAside: setAside.map(({ noun, id, field }) => ({ noun, id, field })),
  };
}

function asText(dir: string, snapshot: Snapshot): string {
  const { id, source, pulledAt, sources, setAside } = snapshot.manifest;
  const lines = [
    `${relative(process.cwd(), dir) || '.'} is whole.`,
    `Snapshot ${id}, ${source}, pulled at ${pulledAt}`,
    ...sources.map(
      ({ system, status, pulledAt: at }) => `  ${system.padEnd(13)} ${status}${at ? `, read at ${at}` : ''}`,
    ),
    ...countsOf(snapshot).map(([key, count]) => `  ${key.padEnd(13)} ${count}`),
    setAside.length ? `Set aside: ${setAside.length}` : 'Nothing was set aside.',
    ...setAside.map(({ noun, id: record, field }) => `  ${noun} ${record}, field ${field}`),
  ];
  return `${lines.join('\n')}\n`;
}

if (import.meta.main) await run(main);
