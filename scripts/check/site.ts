import { withDay, type CheckOptions, type CheckResult, type Coverage, type Life } from '../../src/invariants/index.ts';
import { EXIT, PlumblineError, type Journal, type Snapshot } from '../../src/model/index.ts';
import type { Verdict } from '../../src/findings/index.ts';
import { advanceJournal } from '../../src/snapshot/index.ts';
import { historyOf } from './history.ts';
import { judge } from './judge.ts';

/** What the team site tells of a check. */
export interface SiteCheck {
  /** With all that happened on its day. */
  check: CheckResult;
  coverage: Coverage;
  /** Findings that are resolved, whenever that was; null where no history is kept. */
  resolved: Life[] | null;
  /** What was noted night by night; null where no history is kept. */
  journal: Journal | null;
  verdict: Verdict;
}

/** A check for the pages: with the history as it stands beside the data, which it leaves alone. */
export async function checkForSite(
  { snapshot, dir }: { snapshot: Snapshot; dir: string },
  options: CheckOptions,
  named: { history: string | undefined; asOf: string | undefined },
  say: (line: string) => void,
): Promise<SiteCheck> {
  const kept = await historyOf({ dir, manifest: snapshot.manifest, asOf: options.asOf }, named, say);
  const history = kept?.history ?? null;
  const { result, lives, coverage, verdict, next } = judge(snapshot, options, {
    ...{ history, filter: null, failOn: 'never', acceptLost: undefined },
  });
  const before = kept?.journal ?? null;
  const { summary, findings } = result;
  return {
    check: withDay(result, lives),
    coverage: coverage(),
    resolved: history && [...lives.values()].filter(({ resolvedOn }) => resolvedOn !== null),
    // Data that cannot be trusted add nothing to it.
    journal: next ? advanceJournal(before, { snapshot, summary, findings, asOf: options.asOf }) : before,
    verdict,
  };
}

/** Data that `check` would end 3 or 4 on is not shown to anybody. */
export function refuseUntrusted({ exitCode, note }: Verdict, what: string): void {
  if (exitCode === EXIT.ok) return;
  throw new PlumblineError({
    what,
    why: note ?? 'The snapshot cannot be trusted.',
    fix: 'Run `npm run check` to see what is missing, and pull again.',
    exitCode: EXIT.incomplete,
  });
}
