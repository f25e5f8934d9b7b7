import { readFileSync } from 'node:fs';
import { relative } from 'node:path';

/** The part of Vitest's JSON report that is read here. */
interface Results {
  numPassedTests?: number;
  numFailedTests?: number;
  testResults?: {
    name: string;
    status: string;
    message?: string;
    assertionResults: { status: string; fullName: string; failureMessages?: string[] }[];
  }[];
}

/**
 * `npm run ci:count -- RESULTS [FAILED STEP…]` prints what failed, each with its message, and then `N passed, N failed` from
 * Vitest's JSON results, so that the end of a long log says what there is to mend. A run without results, or with a step that
 * failed elsewhere, has failed.
 */
const [file = '', ...steps] = process.argv.slice(2);
const { numPassedTests = 0, numFailedTests = 0, testResults = [] } = read(file);
for (const { name, status, message, assertionResults } of testResults) {
  const failed = assertionResults.filter((one) => one.status === 'failed');
  const place = relative(process.cwd(), name);
  for (const one of failed) tell(`${place} > ${one.fullName}`, one.failureMessages?.join('\n'));
  if (failed.length === 0 && status === 'failed') tell(place, message);
}
for (const step of steps) tell(step);
const broken = numPassedTests === 0 || (steps.length > 0 && numFailedTests === 0) ? 1 : 0;
process.stdout.write(`${numPassedTests} passed, ${numFailedTests + broken} failed\n`);

function tell(what: string, why = ''): void {
  const lines = why.trim().split('\n').filter(Boolean).slice(0, 30);
  process.stdout.write(`FAILED ${[what, ...lines].join('\n    ')}\n\n`);
}

function read(path: string): Results {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Results;
  } catch {
    return {};
  }
}
