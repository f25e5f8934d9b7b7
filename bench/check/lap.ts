/** What one run of a process took: steps in order, in milliseconds, and the most memory that it held. */
export interface Laps {
  steps: Record<string, Span>;
  peakMiB: number;
  counts: Record<string, number>;
}

/** Time on the clock, and time of the processor in all threads. */
export interface Span {
  wall: number;
  cpu: number;
}

const steps: Laps['steps'] = {};
const now = (): Span => {
  const { user, system } = process.cpuUsage();
  return { wall: performance.now(), cpu: (user + system) / 1000 };
};
let last = now();

/** Ends a step; it began where the one before ended. */
export function lap(step: string): void {
  const at = now();
  steps[step] = { wall: at.wall - last.wall, cpu: at.cpu - last.cpu };
  last = at;
}

/** Tells the process that asked. */
export function report(counts: Laps['counts']): void {
  const laps: Laps = { steps, peakMiB: process.resourceUsage().maxRSS / 1024, counts };
  process.send?.(laps);
}
