import { z } from 'zod';
import { daysBetween, isOpen, STAGES, type Day, type Deal, type Stage } from '../model/index.ts';
import { amountsOf, currencyAmount } from './amounts.ts';
import { EXIT_CRITERIA, judge, type Ask, type ExitCriterion } from './exit-criteria.ts';
import { compare, count } from './words.ts';

const state = z.strictObject({
  criterion: z.string().describe('Id of the exit criterion'),
  words: z.string(),
  rule: z.string(),
  says: z.enum(['met', 'lacking', 'unknown']),
  severity: z.enum(['error', 'warning', 'info']).nullable(),
  isWaived: z.boolean(),
  reason: z.string().nullable().describe('Why it is not known'),
});

export const dealNow = z.strictObject({
  id: z.string(),
  name: z.string(),
  url: z.string().nullable(),
  type: z.enum(['new', 'renewal']).nullable(),
  days: z.int().min(0).nullable().describe('Days in the stage; null where it is not known'),
  states: z.array(state),
});
export type DealNow = z.infer<typeof dealNow>;

const counts = z.strictObject({
  deals: z.int(),
  amounts: z.array(currencyAmount).describe('One sum for each currency'),
  withoutAmount: z.int(),
});

export const stageNow = counts.extend({
  stage: z.enum(STAGES),
  isOpen: z.boolean(),
  medianDays: z.number().nullable().describe('Of the open deals whose days are known; null where there is none'),
  withoutDays: z.int(),
  lookAt: z.int().describe('Open deals that have been in the stage for as long as deserves a look, or longer'),
  lacking: z.int().describe('Deals that lack something, waived or not'),
  unknown: z.int().describe('Deals that lack nothing that is known, and of which something is not known'),
  rows: z
    .array(dealNow)
    .describe('What lacks most first, up to a page of them; of closed deals only those that lack something'),
  more: z.int().describe('Deals that are left out of the rows because there are too many'),
  forPeople: z.array(z.string()).describe('Criteria that no system records'),
});
export type StageNow = z.infer<typeof stageNow>;

/** Where the deals stand, as the handbook's pages about stages show it. */
export const pipelineNow = z.strictObject({
  stages: z.array(stageNow),
  unknownStage: counts,
  setAside: z.int().describe('Deals that could not be read and are in no figure'),
  unread: z.string().nullable().describe('Why there may be more deals'),
  lookDays: z.int(),
});
export type PipelineNow = z.infer<typeof pipelineNow>;

export interface StageOptions {
  asOf: Day;
  lookDays: number;
  /** Whom to ask about the deals at a stage, with their neighbourhood as it would be if they were moved on. */
  askAt: (stage: Stage) => Ask;
  /** Where a deal can be opened. */
  urlOf: (dealId: string) => string | null;
  setAside: number;
  unread: string | null;
}

export function pipelineOf(deals: readonly Deal[], options: StageOptions): PipelineNow {
  const { setAside, unread, lookDays } = options;
  const at = Map.groupBy(deals, ({ stage }) => stage);
  return {
    stages: STAGES.map((stage) => stageOf(stage, at.get(stage) ?? [], options)),
    unknownStage: countsOf(at.get(null) ?? []),
    ...{ setAside, unread, lookDays },
  };
}

/** Deals that a page lists. */
const ROWS = 50;

const countsOf = (deals: readonly Deal[]): z.infer<typeof counts> => ({
  deals: deals.length,
  amounts: amountsOf(deals.flatMap(({ amount }) => amount ?? [])),
  withoutAmount: deals.filter(({ amount }) => amount === null).length,
});

function stageOf(stage: Stage, deals: readonly Deal[], options: StageOptions): StageNow {
  const open = isOpen(stage);
  const ask = options.askAt(stage);
  const rows = deals.map((deal) => rowOf(deal, EXIT_CRITERIA[stage], ask, options)).sort(inOrder);
  const days = open ? rows.flatMap((row) => row.days ?? []) : [];
  const lacking = rows.filter((row) => says(row, 'lacking') > 0);
  const unknown = rows.filter((row) => says(row, 'lacking') === 0 && says(row, 'unknown') > 0);
  const listed = open ? rows : [...lacking, ...unknown];
  return {
    stage,
    isOpen: open,
    ...countsOf(deals),
    medianDays: median(days),
    withoutDays: open ? deals.length - days.length : 0,
    lookAt: days.filter((number) => number >= options.lookDays).length,
    lacking: lacking.length,
    unknown: unknown.length,
    rows: listed.slice(0, ROWS),
    more: Math.max(0, listed.length - ROWS),
    forPeople: EXIT_CRITERIA[stage].filter(({ rule }) => rule === null).map(({ words }) => words),
  };
}

function rowOf(deal: Deal, criteria: readonly ExitCriterion[], ask: Ask, { asOf, urlOf }: StageOptions): DealNow {
  const days = deal.stageEnteredOn === null ? null : daysBetween(deal.stageEnteredOn, asOf);
  return {
    id: deal.id,
    name: deal.name ?? `deal ${deal.id}`,
    url: urlOf(deal.id),
    type: deal.type,
    // A day that is still to come tells nothing.
    days: days !== null && days < 0 ? null : days,
    states: criteria.flatMap((criterion) => {
      const verdict = judge(criterion, deal, ask);
      if (verdict === null || criterion.rule === null) return [];
      return {
        criterion: criterion.id,
        words: verdict.says === 'lacking' ? criterion.lacking : criterion.words,
        rule: criterion.rule,
        says: verdict.says,
        severity: verdict.says === 'lacking' ? verdict.severity : null,
        isWaived: verdict.says === 'lacking' && verdict.isWaived,
        reason: verdict.says === 'unknown' ? verdict.reason : null,
      };
    }),
  };
}

const says = ({ states }: DealNow, word: 'lacking' | 'unknown') => states.filter((one) => one.says === word).length;

const inOrder = (a: DealNow, b: DealNow): number =>
  says(b, 'lacking') - says(a, 'lacking') ||
  says(b, 'unknown') - says(a, 'unknown') ||
  (b.days ?? -1) - (a.days ?? -1) ||
  compare(a.name, b.name) ||
  compare(a.id, b.id);

/** The middle of the numbers, or half way between the two in the middle; null of none. */
function median(numbers: readonly number[]): number | null {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const [below, above] = [sorted[sorted.length % 2 === 0 ? middle - 1 : middle], sorted[middle]];
  return below === undefined || above === undefined ? null : (below + above) / 2;
}

/** "4 deals are at Proposal; 2 lack something that leaving it needs." */
export function stageSentence({ stage, isOpen: open, deals, lacking, unknown }: StageNow): string {
  if (deals === 0) return `No deal is at ${stage}.`;
  const what = open
    ? 'something that leaving it needs'
    : stage === 'Closed Won'
      ? 'an outcome that a won deal has'
      : 'the reason';
  const found = lacking === 0 ? 'none is known to lack' : `${lacking} ${lacking === 1 ? 'lacks' : 'lack'}`;
  const doubt = unknown === 0 ? '' : `; of ${unknown} it is not known`;
  const subject = `${count(deals, 'deal')} ${deals === 1 ? 'is' : 'are'} at ${stage}`;
  const isJudged = EXIT_CRITERIA[stage].some(({ rule }) => rule !== null);
  return isJudged ? `${subject}; ${found} ${what}${doubt}.` : `${subject}; what leaving it needs is left to people.`;
}

/** What is not in the figures and may belong there, as sentences. */
export function pipelineDoubts({ unread, setAside, unknownStage }: PipelineNow): string[] {
  return [
    ...(unread === null ? [] : [unread]),
    ...(setAside === 0
      ? []
      : [`${count(setAside, 'deal')} could not be read and ${setAside === 1 ? 'is' : 'are'} in no figure.`]),
    ...(unknownStage.deals === 0
      ? []
      : [
          `${count(unknownStage.deals, 'deal')} ${unknownStage.deals === 1 ? 'is' : 'are'} at a stage that is none of the seven.`,
        ]),
  ];
}
