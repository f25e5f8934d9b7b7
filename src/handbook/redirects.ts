import { PlumblineError, type HandbookProblem } from '../model/index.ts';
import type { HandbookText } from './read.ts';

/** An address at which a page stood before, and the page; both below `handbook/`. */
export interface Redirect {
  from: string;
  to: string;
}

type Moved = Pick<HandbookText, 'id' | 'file' | 'movedFrom'> & Partial<Pick<HandbookText, 'project'>>;

/** The old addresses that lead on, and what keeps the others from it, by the id of the page that names them. */
export function redirectsOf(pages: readonly Moved[]): {
  redirects: Redirect[];
  problems: Map<string, HandbookProblem[]>;
} {
  const here = new Map(pages.map(({ id, file }) => [id, file]));
  const claimed = new Map<string, string>();
  const redirects: Redirect[] = [];
  const problems = new Map<string, HandbookProblem[]>();
  // The handbook's own pages come before those of projects within it.
  for (const { id, file, movedFrom } of [...pages].sort((a, b) => Number(isGuest(a)) - Number(isGuest(b)))) {
    for (const given of new Set(movedFrom)) {
      const from = addressOf(given);
      const why =
        from === null
          ? `${given} is no address below handbook/.`
          : here.has(from)
            ? `${given} is the address of ${here.get(from) ?? ''}.`
            : claimed.has(from) && `${given} is claimed by ${claimed.get(from) ?? ''} too.`;
      if (from !== null && !why) {
        claimed.set(from, file);
        redirects.push({ from, to: id });
      } else problems.set(id, [...(problems.get(id) ?? []), problemOf(given, why || '')]);
    }
  }
  return { redirects, problems };
}

const isGuest = ({ project = '' }: Moved) => project !== '';

/** An address as it was written, without the slashes at its ends; null for what no page can have had. */
function addressOf(given: string): string | null {
  const address = given.replace(/^\/|\/$/g, '');
  const parts = address.split('/');
  const isAddress = !/[#?\\:*<>"|\p{Cc}]/u.test(address) && parts.every((part) => part !== '' && !/^\.+$/.test(part));
  return isAddress ? address : null;
}

const problemOf = (given: string, why: string): HandbookProblem => ({
  kind: 'navigation',
  detail: `movedFrom ${given}`,
  line: 1,
  why: `The page cannot be found at its old address: ${why}`,
  fix: 'Correct or remove that line of `movedFrom` in the front matter.',
});

/**
 * The pages, with a problem on each that names an old address which cannot lead to it.
 * @throws PlumblineError where the page is one of our own handbook, exit code 2
 */
export function heedMoves<T extends Moved & Pick<HandbookText, 'problems'>>(pages: readonly T[], isOwn: boolean): T[] {
  const { problems } = redirectsOf(pages);
  const wrong = pages
    .filter((page) => !isGuest(page))
    .flatMap(({ id, file }) => (problems.get(id) ?? []).map(({ why }) => `${file}: ${why}`));
  if (isOwn && wrong.length > 0) {
    throw new PlumblineError({
      what: 'A page of the handbook cannot be found at its old address.',
      why: wrong.join('\n'),
      fix: 'Correct `movedFrom` in the front matter of these pages.',
    });
  }
  return pages.map((page) => ({ ...page, problems: [...page.problems, ...(problems.get(page.id) ?? [])] }));
}
