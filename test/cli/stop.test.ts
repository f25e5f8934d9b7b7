import { expect, test } from 'vitest';
import { orAborted, stoppable } from '../../src/cli/index.ts';

const listeners = () => process.listenerCount('SIGTERM') + process.listenerCount('SIGINT');

test.each([
  ['SIGTERM', 143],
  ['SIGINT', 130],
] as const)('%s stops a job that cannot be told to stop', async (signal, exitCode) => {
  const before = listeners();
  const never = new Promise<never>(() => {});
  const job = stoppable((stop) => orAborted(never, stop));
  process.emit(signal, signal);
  await expect(job).rejects.toMatchObject({ exitCode, what: 'Stopped; the last good snapshot is untouched.' });
  expect(listeners()).toBe(before);
});

test('a signal that comes too late says that the new snapshot is in place', async () => {
  const job = stoppable(() => {
    process.emit('SIGTERM', 'SIGTERM');
    return Promise.resolve('done');
  });
  await expect(job).rejects.toMatchObject({ exitCode: 143, what: 'Stopped; the new snapshot is in place.' });
});

test('without a signal the job is left alone', async () => {
  expect(await stoppable((stop) => orAborted(Promise.resolve(1), stop))).toBe(1);
  await expect(stoppable((stop) => orAborted(Promise.reject(new Error('own')), stop))).rejects.toThrow('own');
});
