import { systemLabel, type Config, type System, type TableRead } from '../model/index.ts';

/** Shows how far each source has come. */
export interface Progress {
  update(system: System, text: string): void;
  /** The last word about a source. */
  done(system: System, text: string): void;
}

type Kept = Pick<Config, 'engagements'>;

const lineOf = (system: System, text: string, config: Kept) => `  ${systemLabel(system, config).padEnd(9)} ${text}\n`;
const PLAIN_EVERY_MS = 10_000;

/** One line per source that stands still and is rewritten, for a terminal that understands ANSI codes. */
export function terminalProgress(
  write: (text: string) => void,
  systems: readonly System[],
  config: Kept,
  columns = 80,
): Progress {
  const texts = new Map(systems.map((system) => [system, 'reading …']));
  let drawn = false;
  const draw = (system: System, text: string) => {
    texts.set(system, text);
    const lines = [...texts].map(
      ([name, what]) =>
        `\u001b[2K${lineOf(name, what, config)
          .slice(0, columns - 2)
          .trimEnd()}\n`,
    );
    write(`${drawn ? `\u001b[${lines.length}A` : ''}${lines.join('')}`);
    drawn = true;
  };
  return { update: draw, done: draw };
}

/** Plain lines, for logs: the last word about each source, and one in ten seconds on the way. */
export function plainProgress(write: (text: string) => void, now: () => number, config: Kept): Progress {
  const last = new Map<System, number>();
  return {
    update(system, text) {
      const at = now();
      if (at - (last.get(system) ?? last.set(system, at).get(system) ?? at) < PLAIN_EVERY_MS) return;
      last.set(system, at);
      write(lineOf(system, `${text} …`, config));
    },
    done: (system, text) => write(lineOf(system, text, config)),
  };
}

/** What a count counts, for one and for many; a table that is not named here keeps its name. */
const WORDS: Record<string, readonly [string, string]> = {
  pipelines: ['pipeline', 'pipelines'],
  deals: ['deal', 'deals'],
  companies: ['company', 'companies'],
  contacts: ['contact', 'contacts'],
  orders: ['order', 'orders'],
  owners: ['owner', 'owners'],
  Engagements: ['engagement', 'engagements'],
  Projects: ['project', 'projects'],
  'Project Deliverables': ['deliverable', 'deliverables'],
  Contracts: ['contract', 'contracts'],
  'FTE Log': ['entry of the FTE Log', 'entries of the FTE Log'],
  Capacity: ['row of Capacity', 'rows of Capacity'],
  'Check-ins': ['check-in', 'check-ins'],
  Hubs: ['hub', 'hubs'],
  costs: ['month of cost', 'months of cost'],
};

/** `1 request`, `2 requests`. */
export const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

/** Records by what was read, of that which holds records. */
export const countsOf = (read: Readonly<Record<string, TableRead>>): Record<string, number> =>
  Object.fromEntries(
    Object.entries(read).flatMap(([what, { records }]) => (what.startsWith('associations ') ? [] : [[what, records]])),
  );

/** `41 deals, 12 companies`, without the tables that are empty. */
export function inWords(read: Readonly<Record<string, number>>): string {
  const parts = Object.entries(read).filter(([, count]) => count > 0);
  return (
    parts.map(([what, count]) => counted(count, ...(WORDS[what] ?? ([what, what] as const)))).join(', ') || 'nothing'
  );
}
