import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** One run of a program on this machine. A number alone does not name one: systems give numbers again. */
export interface ProcessId {
  pid: number;
  /** Stands for the boot of the machine and the start of the process; null where the system does not tell (not Linux). */
  start: string | null;
}

/** This process. */
export const thisProcess = (): ProcessId => ({ pid: process.pid, start: startOf(process.pid) });

/** Whether the process still runs. */
export function isRunning({ pid, start }: ProcessId): boolean {
  if (!exists(pid)) return false;
  const now = startOf(pid);
  return start === null || now === null || now === start;
}

/** `17-3f2a…`: a process as part of a file name. */
export const processTag = ({ pid, start }: ProcessId): string => `${pid}-${start ?? ''}`;

/** The process that a text beginning with a tag names; null when it does not begin with one. */
export function readProcessTag(text: string): ProcessId | null {
  const [, pid, start] = /^(\d+)-(?:([0-9a-f]{12})(?:-|$))?/.exec(text) ?? [];
  return pid === undefined ? null : { pid: Number(pid), start: start ?? null };
}

function exists(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Field 22 of /proc/PID/stat, the start in clock ticks since boot; the name before it may hold spaces and brackets. */
function startOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return ticks === undefined ? null : createHash('sha256').update(`${boot} ${ticks}`).digest('hex').slice(0, 12);
  } catch {
    return null;
  }
}
