import type { Language } from '../../charts/index.ts';
import { addDays, EXIT, PlumblineError, type Day } from '../../model/index.ts';
import type { Definition } from './types.ts';

/** A definition in the words of one of its versions. */
export interface Wording {
  version: number;
  text: string;
  /** First day on which it held; null for the first version, which every report before the second one was made with. */
  since: Day | null;
  /** Last day on which it held; null while it does. */
  until: Day | null;
}

/** All versions of a definition, the newest first. */
export function versionsOf({ version, text, history = [] }: Definition, language: Language): Wording[] {
  const known = [...history, { version, text, until: null }];
  return known
    .map((one, place) => {
      const before = history[place - 1];
      return {
        version: one.version,
        text: one.text[language],
        since: before ? addDays(before.until, 1) : null,
        until: one.until,
      };
    })
    .reverse();
}

/** The definition as an edition was made with it. Throws when the registry has lost that version. */
export function versionOf(id: string, definition: Definition, version: number, language: Language): Wording {
  const found = versionsOf(definition, language).find((one) => one.version === version);
  if (found) return found;
  throw new PlumblineError({
    what: `Version ${version} of the definition \`${id}\` is not in the registry.`,
    why: 'An edition names it, and an edition keeps the words that it was published with.',
    fix: `Put its text back into \`history\` of \`${id}\` in src/reports/definitions.`,
    exitCode: EXIT.fault,
  });
}
