import { EXIT, PlumblineError } from '../model/index.ts';

/** What the system's own name for a failure of storage means, and what helps. */
const REASONS: Record<string, { why: string; fix: string }> = {
  ENOSPC: { why: 'The disk is full', fix: 'Free disk space there' },
  EDQUOT: { why: "The user's disk quota is used up", fix: 'Free space there or have the quota raised' },
  EFBIG: {
    why: 'A file is larger than the file system or the limit of the process allows',
    fix: 'Raise the limit (`ulimit -f`) or name a folder on another file system with --out',
  },
  EROFS: { why: 'The file system is read-only', fix: 'Mount it for writing or name another folder with --out' },
  EACCES: {
    why: 'The user that runs this may not write there',
    fix: 'Correct the permissions of the folder that holds it or name another with --out',
  },
};

const OTHER = { why: 'The system refused to write', fix: 'Correct the cause or name another folder with --out' };

/**
 * The error for something that could not be written.
 * @param place what was to be written, as a path
 * @param neededBytes how much room it takes
 */
export function storageError(what: string, place: string, cause: unknown, neededBytes: number): PlumblineError {
  const { code = '', message } = cause as NodeJS.ErrnoException;
  const known = REASONS[code === 'EPERM' ? 'EACCES' : code];
  const { why, fix } = known ?? OTHER;
  return new PlumblineError({
    what,
    why: `${why}${known ? ` (${code})` : `: ${message}`}; ${inBytes(neededBytes)} are needed for ${place}.`,
    fix: `${fix}, then pull again; the last good snapshot is untouched.`,
    exitCode: EXIT.fault,
    cause,
  });
}

/** `812 bytes`, `1.4 MB`. */
const inBytes = (bytes: number): string =>
  bytes < 1e3 ? `${bytes} bytes` : bytes < 1e6 ? `${(bytes / 1e3).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
