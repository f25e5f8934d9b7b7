import { promises } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { basename } from 'node:path';

/*
 * Loaded before a command, it stops that command where it would put the file that HELD_AT names in its place: the parent hears it,
 * and the process stays there until it is killed. So a test meets that moment, however fast or busy the machine is.
 */
const { rename } = promises;
promises.rename = (from, to) => {
  const name = basename(String(to));
  if (name !== process.env.HELD_AT) return rename(from, to);
  process.send?.(name);
  return new Promise(() => setInterval(() => {}, 3_600_000));
};
syncBuiltinESMExports();
