import { isFrom, STAGES, type Deal, type Stage } from '../../model/index.ts';
import { EXIT_CRITERIA, judge, type ExitCriterion } from '../exit-criteria.ts';
import { engagementPage, rulePage, sop } from '../workspace/addresses.ts';
import type { Shown } from '../workspace/table.ts';
import type { Desk } from './desk.ts';
import { evidenceOf } from './evidence.ts';

/** One thing that must be true of a deal. */
export interface CheckItem {
  id: string;
  /** What must hold, or what is missing where it does not. */
  words: string;
  /** `people`: no system records it. */
  says: 'met' | 'lacking' | 'unknown' | 'people';
  severity: 'error' | 'warning' | 'info' | null;
  isWaived: boolean;
  /** Why it is not known. */
  reason: string | null;
  evidence: Shown[];
  sop: string;
  /** Where the rule, or its finding, is explained. */
  rule: string | null;
  /** The team that puts it right. */
  owner: string | null;
}

export interface Checklist {
  /** What must be true to leave the stage, or is true of a closed deal; empty where the stage is not known. */
  items: CheckItem[];
  /** What the deal should have had before it came here, and lacks. */
  earlier: CheckItem[];
  /** What is wrong about the way in which deal and engagements name each other. */
  beside: CheckItem[];
  met: number;
  /** Items that a rule judges. */
  judged: number;
  lacking: number;
  unknown: number;
}

export function checklistOf(deal: Deal, desk: Desk): Checklist {
  const { stage } = deal;
  if (stage === null)
    return { items: [], earlier: [], beside: besideOf(deal, desk), met: 0, judged: 0, lacking: 0, unknown: 0 };
  const criteria = EXIT_CRITERIA[stage];
  const items = criteria.flatMap((one) => itemOf(one, stage, deal, desk, true) ?? []);
  const here = new Set(criteria.map(({ rule }) => rule));
  const before = STAGES.filter((one) => one !== stage && isFrom(stage, one)).flatMap((one) =>
    EXIT_CRITERIA[one].filter(({ rule }) => rule !== null && !here.has(rule)).map((criterion) => ({ criterion, one })),
  );
  const once = new Map(before.map(({ criterion, one }) => [criterion.rule, { criterion, one }]));
  const earlier = [...once.values()]
    .flatMap(({ criterion, one }) => itemOf(criterion, one, deal, desk, false) ?? [])
    .filter(({ says }) => says === 'lacking');
  const count = (word: CheckItem['says']) => items.filter(({ says }) => says === word).length;
  const [met, lacking, unknown] = [count('met'), count('lacking'), count('unknown')];
  return { items, earlier, beside: besideOf(deal, desk), met, lacking, unknown, judged: met + lacking + unknown };
}

/** Null where nothing is asked of the deal, as of its billing columns before there is an order. */
function itemOf(criterion: ExitCriterion, stage: Stage, deal: Deal, desk: Desk, isLeaving: boolean): CheckItem | null {
  const { id, rule, words } = criterion;
  if (rule === null) return { ...BLANK, id, words, says: 'people', sop: sopOfStage(stage) };
  const verdict = judge(criterion, deal, isLeaving ? desk.askToLeave(deal) : desk.ask);
  if (verdict === null) return null;
  const known = desk.ruleOf(rule);
  const about = criterion.about === 'deal' ? deal.id : (deal.communityRecordIds[0] ?? '');
  const isLacking = verdict.says === 'lacking';
  return {
    id,
    words: isLacking ? criterion.lacking : words,
    says: verdict.says,
    severity: isLacking ? verdict.severity : null,
    isWaived: isLacking && verdict.isWaived,
    reason: verdict.says === 'unknown' ? verdict.reason : null,
    evidence: evidenceOf(rule, deal, desk),
    sop: known ? sop(known.handbook) : sopOfStage(stage),
    rule: isLacking ? desk.failureOf(rule, about) : rulePage(rule),
    owner: known?.owner ?? null,
  };
}

const DEAL_RULES = [['deal-has-at-most-one-engagement', 'Two engagements or more name the deal']] as const;
const ENGAGEMENT_RULES = [
  ['engagement-has-exactly-one-deal', 'Its engagement does not name exactly one deal that is there'],
  ['engagement-deal-is-closed-won', 'Its engagement came before the deal was won'],
] as const;

/** Only what fails; what is information is no fault. */
function besideOf({ id, stage }: Deal, desk: Desk): CheckItem[] {
  const engagements = desk.look.engagementsOfDeal(id).filter(({ status }) => status !== 'Cancelled');
  const asked = [
    ...DEAL_RULES.map(([rule, words]) => ({ rule, words, about: id, shown: engagements })),
    ...ENGAGEMENT_RULES.flatMap(([rule, words]) =>
      engagements.map((engagement) => ({ rule, words, about: engagement.id, shown: [engagement] })),
    ),
  ];
  return asked.flatMap(({ rule, words, about, shown }): CheckItem[] => {
    const verdict = desk.ask(rule, about);
    if (verdict?.says !== 'lacking' || verdict.severity === 'info') return [];
    const known = desk.ruleOf(rule);
    return [
      {
        ...{ id: rule, words, says: 'lacking', severity: verdict.severity, isWaived: verdict.isWaived, reason: null },
        evidence: shown.map((one) => ({ text: one.name ?? one.id, href: engagementPage(one.id) })),
        sop: known ? sop(known.handbook) : sopOfStage(stage ?? 'Closed Won'),
        rule: desk.failureOf(rule, about),
        owner: known?.owner ?? null,
      },
    ];
  });
}

const BLANK = { severity: null, isWaived: false, reason: null, evidence: [], rule: null, owner: null };

/** The handbook's section about what leaving a stage needs. */
export const sopOfStage = (stage: Stage): string =>
  sop(`sales/${stage.toLowerCase().replaceAll(' ', '-')}#exit-criteria`);

/** What the reader of a list has to know first: what is gravest, of that what comes first. A waived item is settled. */
export function firstLacking({ items, earlier, beside }: Checklist): CheckItem | null {
  const lacking = [...earlier, ...items, ...beside].filter(({ says, isWaived }) => says === 'lacking' && !isWaived);
  return GRAVEST.flatMap((grave) => lacking.filter(({ severity }) => severity === grave))[0] ?? null;
}

const GRAVEST = ['error', 'warning', 'info'] as const;
