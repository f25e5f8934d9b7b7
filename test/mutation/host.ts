import fc from 'fast-check';
import { tests, type Collected } from './collect.ts';
import { CHANNEL, type Answer, type Question, type Tried } from './channel.ts';

/** What Stryker's instrumented code counts in and is switched by. */
interface Instrumented {
  activeMutant: string | undefined;
  currentTestId: string | undefined;
  hitCount: number | undefined;
  hitLimit: number | undefined;
  mutantCoverage?: unknown;
}

declare const it: (name: string, body: () => Promise<void>) => void;

const files = import.meta.glob([
  '/test/invariants/**/*.test.ts',
  '/test/model/date*.test.ts',
  // Slow ones, over whole portfolios; and `examples`, because `outcomes` compares the same to the letter.
  '!/test/invariants/{engagements-in-csv,examples,faults,properties,unmapped}.test.ts',
  '!/test/invariants/**/*.properties.test.ts',
]);

const instrumented = ((globalThis as unknown as Record<string, Instrumented>)['__stryker__'] ??= {} as Instrumented);

async function tried({ name, run }: Collected): Promise<Tried> {
  const start = performance.now();
  const result = { id: name, name, timeSpentMs: 0, failure: null };
  try {
    await run();
    return { ...result, timeSpentMs: performance.now() - start };
  } catch (error) {
    return { ...result, timeSpentMs: performance.now() - start, failure: String(error).slice(0, 2000) };
  }
}

async function answer({ filter, mutant, hitLimit }: Question): Promise<Answer> {
  const wanted = filter && new Set(filter);
  const results: Tried[] = [];
  for (const collected of tests) {
    if (wanted && !wanted.has(collected.name)) continue;
    Object.assign(instrumented, {
      activeMutant: mutant ?? undefined,
      hitCount: mutant ? (instrumented.hitCount ?? 0) : undefined,
    });
    Object.assign(instrumented, {
      hitLimit: hitLimit ?? undefined,
      currentTestId: mutant ? undefined : collected.name,
    });
    const result = await tried(collected);
    results.push(result);
    if (mutant && result.failure !== null) break;
  }
  const { hitCount = 0, mutantCoverage } = instrumented;
  Object.assign(instrumented, {
    activeMutant: undefined,
    currentTestId: undefined,
    hitCount: undefined,
    hitLimit: undefined,
  });
  return { results, hitCount, coverage: mutant ? null : mutantCoverage };
}

it('answers what becomes of a mutant until it is told to end', async () => {
  // Laws are tried a few times, always on the same portfolios, so that each run gives the same score.
  fc.configureGlobal({ numRuns: 3, seed: 1 });
  const order = (path: string) =>
    path.endsWith('/outcomes.test.ts') ? 0 : path.endsWith('/dependence.test.ts') ? 2 : 1;
  for (const [, load] of Object.entries(files).sort(([a], [b]) => order(a) - order(b))) await load();
  const channel = new BroadcastChannel(CHANNEL);
  await new Promise<void>((end) => {
    channel.onmessage = ({ data }: MessageEvent<Question | 'end'>) => {
      if (data === 'end') end();
      else void answer(data).then((found) => channel.postMessage(found));
    };
    channel.postMessage('ready');
  });
  channel.close();
});
