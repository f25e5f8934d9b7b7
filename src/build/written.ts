import { EXIT, nearest, PlumblineError } from '../model/index.ts';

/** Something wrong in a file that people wrote for the reports. */
export interface Mistake {
  /** Where it stands: `content/events/lumen.yaml, entry 2, day`. */
  where: string;
  /** What is wrong, as a clause: `expected …, found …`. */
  why: string;
}

/** What the words of the reports are read for. What is not given is not checked. */
export interface ReadFor {
  /** Ids of the communities of the data. */
  communities?: readonly string[];
  /** Ids of the academic terms that are configured. */
  terms?: readonly string[];
  /** Whether the data are the invented sample: only then are words shown that are marked as invented. */
  invented?: boolean;
}

const SHOWN = 5;

/** Control characters, which no page may hold, and marks that make a text read in another order than it is written. */
const UNSEEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e]/;

/** Whether a text holds a character that nobody sees and that changes what is read. */
export const holdsUnseen = (text: string): boolean => UNSEEN.test(text);

/**
 * Refuses the words of the reports when something in them is wrong.
 * @throws PlumblineError with the first few places, exit code 2
 */
export function refuseMistakes(mistakes: readonly Mistake[], what: string, fix: string): void {
  if (mistakes.length === 0) return;
  const rest = mistakes.length - SHOWN;
  const lines = mistakes.slice(0, SHOWN).map(({ where, why }) => `${where}: ${why}.`);
  const why = [...lines, ...(rest > 0 ? [`And ${rest} more.`] : [])].join('\n');
  throw new PlumblineError({ what, why, fix, exitCode: EXIT.fault });
}

/** Whether words of a community are shown; invented ones leave with the sample. A name that no community has is a mistake. */
export function placeOf(
  name: string,
  isInvented: boolean,
  { communities, invented }: ReadFor,
): { isShown: boolean; why: string | null } {
  if (isInvented && invented === false) return { isShown: false, why: null };
  if (communities === undefined || communities.includes(name)) return { isShown: true, why: null };
  if (isInvented) return { isShown: false, why: null };
  const meant = nearest(name, communities);
  return {
    isShown: false,
    why: `expected the community_id of a community with a report, found ${name}${meant === null ? '' : `; ${meant} was probably meant`}`,
  };
}
