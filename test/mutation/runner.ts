import { declareFactoryPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import {
  determineHitLimitReached,
  DryRunStatus,
  TestStatus,
  toMutantRunResult,
  type DryRunResult,
  type MutantRunOptions,
  type MutantRunResult,
  type TestResult,
  type TestRunner,
} from '@stryker-mutator/api/test-runner';
import type { MutantCoverage } from '@stryker-mutator/api/core';
import { createVitest, type Vitest } from 'vitest/node';
import { CHANNEL, type Answer, type Question, type Tried } from './channel.ts';

/**
 * Runs mutants in one thread of Vitest that stays, with all tests loaded. Stryker's own runner for Vitest starts a thread and
 * imports the rules anew for each of some 7,000 mutants, which takes a second and more; most tests take a millisecond.
 */
class HostRunner implements TestRunner {
  readonly #channel = new BroadcastChannel(CHANNEL);
  #vitest: Vitest | undefined;

  capabilities() {
    // Mutants are switched while the code runs; those that would need a new environment are ignored (ignoreStatic).
    return { reloadEnvironment: true };
  }

  async init(): Promise<void> {
    const ready = this.#next<'ready'>();
    this.#vitest = await createVitest({ config: 'vitest.mutate.config.ts', watch: false, reporters: [{}] });
    const ended = this.#vitest.start().then((): never => {
      throw new Error(
        'The tests for mutants could not be loaded. Run `npx vitest run -c vitest.mutate.config.ts` and read what it says.',
      );
    });
    await Promise.race([ready, ended]);
  }

  async dryRun(): Promise<DryRunResult> {
    const { results, coverage } = await this.#ask({ filter: null, mutant: null, hitLimit: null });
    return {
      status: DryRunStatus.Complete,
      tests: results.map(testResult),
      mutantCoverage: coverage as MutantCoverage,
    };
  }

  async mutantRun({ activeMutant, testFilter, hitLimit }: MutantRunOptions): Promise<MutantRunResult> {
    const question = { filter: testFilter ?? null, mutant: activeMutant.id, hitLimit: hitLimit ?? null };
    const { results, hitCount } = await this.#ask(question);
    const complete = { status: DryRunStatus.Complete as const, tests: results.map(testResult) };
    return toMutantRunResult(determineHitLimitReached(hitCount, hitLimit) ?? complete);
  }

  async dispose(): Promise<void> {
    this.#channel.postMessage('end');
    this.#channel.close();
    await this.#vitest?.close();
  }

  #ask(question: Question): Promise<Answer> {
    const answer = this.#next<Answer>();
    this.#channel.postMessage(question);
    return answer;
  }

  #next<T>(): Promise<T> {
    return new Promise((resolve) => {
      this.#channel.onmessage = (event) => resolve((event as MessageEvent<T>).data);
    });
  }
}

const testResult = ({ id, name, timeSpentMs, failure }: Tried): TestResult =>
  failure === null
    ? { id, name, timeSpentMs, status: TestStatus.Success }
    : { id, name, timeSpentMs, status: TestStatus.Failed, failureMessage: failure };

const createRunner = () => new HostRunner();
createRunner.inject = [] as const;

export const strykerPlugins = [declareFactoryPlugin(PluginKind.TestRunner, 'host', createRunner)];
