import type { Change } from './record.ts';

/** Changes that are kept of a page: enough to see whether it lives, and who to ask. */
const KEPT = 10;

/** Digits of a commit's hash: a fixed number, because git's own short form grows with the repository. */
const DIGITS = 10;

/**
 * What `git log` is asked for. Every part ends with NUL, so that names, subjects and paths may hold anything else.
 * Settings of the user that would change the output are named.
 */
export const LOG = [
  'log',
  ...['-z', '--no-merges', '--relative', '--name-status', '--find-renames', '-l1000'],
  ...['--no-color', '--no-show-signature', '--no-ext-diff', '--encoding=UTF-8'],
  // Hash, day of the author's clock, name, first line.
  '--format=format:%x00%H%x00%as%x00%an%x00%s%x00',
  ...['--', '.'],
];

const STATUS = /^\n?([A-Z])\d*$/;
const EMAIL = /<?[^\s<>@]+@[^\s<>@]+\.[^\s<>@]+>?/g;

/**
 * The changes of each file that is there today, by its path, the latest first and at most ten. A file that was renamed has
 * the changes from under its earlier names. E-mail addresses are left out.
 * @param log what git answers to `LOG`
 */
export function changesOf(log: string): Map<string, Change[]> {
  const changes = new Map<string, Change[]>();
  // By the path at the time that is looked at, the file's path today. The log goes back in time.
  const today = new Map<string, string>();
  for (const { change, files } of commitsOf(log)) {
    for (const { status, from, to } of files) {
      const path = today.get(to) ?? to;
      if (status === 'D') continue;
      const kept = changes.get(path) ?? [];
      if (kept.length < KEPT) kept.push(change);
      changes.set(path, kept);
      if (status === 'R') {
        today.delete(to);
        today.set(from, path);
      }
    }
  }
  return changes;
}

interface Commit {
  change: Change;
  /** `from` and `to` differ for a rename or a copy. */
  files: { status: string; from: string; to: string }[];
}

function commitsOf(log: string): Commit[] {
  const tokens = log.split('\0');
  const commits: Commit[] = [];
  let at = 0;
  const next = () => tokens[at++] ?? '';
  while (at < tokens.length) {
    const token = next();
    const [, status] = STATUS.exec(token) ?? [];
    if (status !== undefined) {
      const from = next();
      const to = status === 'R' || status === 'C' ? next() : from;
      commits.at(-1)?.files.push({ status, from, to });
    } else if (token.trim() !== '') {
      const [day, author, subject] = [next(), next(), next()].map((text) => text.replace(EMAIL, '').trim());
      const change = { commit: token.slice(0, DIGITS), day: day ?? '', author: author ?? '', subject: subject ?? '' };
      commits.push({ change, files: [] });
    }
  }
  return commits;
}
