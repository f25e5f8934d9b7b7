import { readFileSync } from 'node:fs';

/** Prints `N passed, N failed` from Vitest's JSON results; a run without results, or with a step that failed elsewhere, has failed. */
const [file = '', stepFailed = '0'] = process.argv.slice(2);
const { numPassedTests = 0, numFailedTests = 0 } = read(file);
const broken = numPassedTests === 0 || (stepFailed !== '0' && numFailedTests === 0) ? 1 : 0;
process.stdout.write(`${numPassedTests} passed, ${numFailedTests + broken} failed\n`);

function read(path: string): { numPassedTests?: number; numFailedTests?: number } {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as { numPassedTests?: number; numFailedTests?: number };
  } catch {
    return {};
  }
}
