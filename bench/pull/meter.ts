import { readFileSync, writeFileSync } from 'node:fs';

/*
 * Loaded before a command (`node --import`): writes what the process has cost to the file in `PLUMBLINE_BENCH_METER` when it
 * ends. The peak is the kernel's, since that of `process.resourceUsage` counts what the parent held when it started us.
 */

export interface Cost {
  /** Processor time, user and system, of all threads. */
  cpuMs: number;
  wallMs: number;
  peakMiB: number;
}

process.once('exit', () => {
  const { user, system } = process.cpuUsage();
  const cost: Cost = { cpuMs: (user + system) / 1000, wallMs: performance.now(), peakMiB: peakKiB() / 1024 };
  writeFileSync(process.env.PLUMBLINE_BENCH_METER ?? '/dev/stderr', JSON.stringify(cost));
});

function peakKiB(): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]);
  } catch {
    return process.resourceUsage().maxRSS;
  }
}
