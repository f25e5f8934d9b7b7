import {
  EXIT,
  PlumblineError,
  SYSTEM_OF,
  systemName,
  type Config,
  type NounKey,
  type Records,
  type SetAside,
} from '../model/index.ts';

/** Above this part of a table, something is wrong with the mapping rather than with single records. */
const MAX_PART = 0.05;

/**
 * Throws when more than 5 %, and more than one, of a noun's records were set aside. Of usage single samples are set aside,
 * which are judged where they are read.
 */
export function refuseManySetAside(records: Partial<Records>, setAside: readonly SetAside[], config: Config): void {
  for (const [noun, items] of Map.groupBy(setAside, (item) => item.noun)) {
    if (noun === 'usage') continue;
    const total = (records[noun]?.length ?? 0) + items.length;
    if (items.length > 1 && items.length > total * MAX_PART) throw tooMany(noun, items, total, config);
  }
}

function tooMany(noun: NounKey, items: readonly SetAside[], total: number, config: Config): PlumblineError {
  const named = items
    .slice(0, 3)
    .map(
      ({ id, name, field, expected, found }) => `${name ?? id}, field ${field}: expected ${expected}, found ${found}`,
    );
  const more = items.length > named.length ? `; and ${items.length - named.length} more` : '';
  return new PlumblineError({
    what: `${items.length} of ${total} records of ${noun} cannot be read, which is more than 5 %.`,
    why: `${named.join('; ')}${more}.`,
    fix: `Correct the mapping in plumbline.config.ts, or the records in ${systemName(SYSTEM_OF[noun], config)}; nothing was written.`,
    exitCode: EXIT.incomplete,
  });
}
