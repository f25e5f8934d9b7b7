import type { WorkInputs, WorkFinding } from '../workspace/inputs.ts';
import { findingPage } from '../workspace/addresses.ts';
import { stateOf, TEAM_NAMES, TEAMS, type Due, type Team } from './due.ts';

/** What one team has before it. */
export interface TeamNow {
  team: Team;
  name: string;
  errors: number;
  warnings: number;
  overdue: number;
  /** Due today or within the next days. */
  ahead: number;
  /** The gravest of its findings. */
  next: { severity: WorkFinding['severity']; message: string; page: string }[];
}

/** Findings of a team that the page names. */
const NAMED = 3;

export function teamsOf({ findings, asOf }: WorkInputs, due: readonly Due[]): TeamNow[] {
  const open = findings.filter(({ waiver }) => waiver === null);
  return TEAMS.map((team) => {
    const own = open.filter(({ owner }) => owner === team);
    const [errors, warnings] = (['error', 'warning'] as const).map((grave) =>
      own.filter(({ severity }) => severity === grave),
    ) as [WorkFinding[], WorkFinding[]];
    const dues = due.filter((one) => one.team === team);
    const overdue = dues.filter((one) => stateOf(one, asOf) === 'overdue').length;
    return {
      ...{ team, name: TEAM_NAMES[team], errors: errors.length, warnings: warnings.length },
      ...{ overdue, ahead: dues.length - overdue },
      next: [...errors, ...warnings].slice(0, NAMED).map(({ severity, message, fingerprint }) => ({
        ...{ severity, message, page: findingPage(fingerprint) },
      })),
    };
  });
}
