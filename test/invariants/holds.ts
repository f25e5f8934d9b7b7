import fc from 'fast-check';
import { it } from 'vitest';

/** How often a property is tried in an ordinary run: enough for every rule to fail and to pass, which properties.test.ts proves. */
export const TRIES = 500;

/** `npm run fuzz` sets these; without it every run of the tests tries the same portfolios: see test/seed.ts. */
const RUNS = Number(process.env.FUZZ_RUNS ?? TRIES);
const { FUZZ_SEED, FUZZ_PATH } = process.env;

/**
 * A test that something holds for whatever `made` gives. Where it does not, the message names the command that tries the
 * same portfolio again.
 * @param tries tries in an ordinary run, where another number than the usual one is worth its time
 */
export function holds<T>(name: string, made: fc.Arbitrary<T>, law: (value: T) => void, tries = TRIES): void {
  it(name, () => {
    const result = fc.check(fc.property(made, law), {
      numRuns: Math.ceil((RUNS * tries) / TRIES),
      ...(FUZZ_SEED !== undefined && { seed: Number(FUZZ_SEED) }),
      ...(FUZZ_PATH !== undefined && { path: FUZZ_PATH, endOnFailure: true }),
    });
    if (!result.failed) return;
    const { seed, counterexamplePath: path } = result;
    const again = `npm run fuzz -- --only ${JSON.stringify(name)} --seed=${seed}${path === null ? '' : ` --path ${path}`}`;
    throw new Error(
      `${fc.defaultReportMessage(result) ?? 'The property does not hold.'}\n\nTo try it again: ${again}\n`,
      {
        cause: result.errorInstance,
      },
    );
  });
}
