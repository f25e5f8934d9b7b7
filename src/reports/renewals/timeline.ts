import {
  addDaysWithin,
  AFTER_THE_END,
  beforeTheEnd,
  dayInWords,
  whenLapsed,
  type Day,
  type OffboardingStep,
} from '../../model/index.ts';
import type { WorkInputs } from '../workspace/inputs.ts';
import type { Shape } from '../workspace/table.ts';
import type { Ending } from './endings.ts';
import { judgeStep, type Judged, type StepState } from './timeline-state.ts';

/** Something that is done around the end of an agreement, and whether the records say that it was. */
export interface TimelineStep extends Judged {
  id: string;
  /** Null where only the order is given. */
  day: Day | null;
  /** "2 weeks before the end". */
  when: string;
  what: string;
  who: string;
  /** Page and section of the handbook. */
  at: string;
}

export const STEP_SHAPES: Record<StepState, Shape> = {
  done: 'delivered',
  due: 'due',
  late: 'late',
  coming: 'open',
  depends: 'open',
  'not needed': 'cancelled',
  'not recorded': 'info',
  'not known': 'warning',
};

const OFFBOARDING = 'renewals/offboarding#steps';
const LAPSED = 'renewals/offboarding#a-lapsed-agreement-that-still-costs-money';
const SECTIONS: Record<string, string> = {
  'renewal-notice': 'renewals/sixty-day-notice#send-the-notice',
  'shutdown-notice': 'renewals/offboarding#the-shutdown-notice',
  extension: LAPSED,
  decision: LAPSED,
};

/** What happens before and after the end of an agreement, in order. Extensions stand in it where it lapsed. */
export function timelineOf(ending: Ending, inputs: WorkInputs): TimelineStep[] {
  const { thresholds } = inputs.config;
  const { row, served } = ending;
  const named = (steps: readonly OffboardingStep[]) => steps.map((step) => [idOf(step), step] as const);
  const lapsed = served === null || row.next.state === 'stopping' ? [] : lapsedSteps(ending, inputs);
  return [...named(beforeTheEnd(thresholds)), ...lapsed, ...named(AFTER_THE_END)].map(([id, step]) => {
    const day = step.day === null ? null : addDaysWithin(row.end, step.day);
    return {
      ...{ id, day, what: step.what, who: step.who },
      when: step.day === null ? 'after the end' : dayInWords(step.day),
      at: SECTIONS[id] ?? OFFBOARDING,
      ...judgeStep(id, day, ending, inputs),
    };
  });
}

/** The first thing that a step makes is what it is known by; the last day makes nothing. */
const idOf = ({ artefacts }: OffboardingStep): string => artefacts[0] ?? 'last-day';

/** The extensions of a service that nobody has decided on, one for each step that the handbook allows, and the decision. */
function lapsedSteps({ row, served }: Ending, { config }: WorkInputs): (readonly [string, OffboardingStep])[] {
  const { lapsedWarningDays, lapsedDecisionDays } = config.thresholds;
  const [extend, decide] = whenLapsed(config.thresholds);
  if (!extend || !decide || served === null) return [];
  const length = Math.max(1, lapsedWarningDays);
  const { steps } = served.extension;
  const each = Array.from({ length: steps }, (_, place): readonly [string, OffboardingStep] => {
    const until = addDaysWithin(row.end, Math.min((place + 1) * length, lapsedDecisionDays));
    return [
      'extension',
      { ...extend, day: place * length + 1, what: `Extension ${place + 1} of ${steps}, until ${until}` },
    ];
  });
  return [...each, ['decision', decide]];
}
