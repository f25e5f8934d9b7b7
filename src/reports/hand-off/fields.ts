import { tierNamed, type Config } from '../../model/index.ts';
import { amountsOf, amountText } from '../amounts.ts';
import { list } from '../words.ts';
import { sop } from '../workspace/addresses.ts';
import type { Desk } from './desk.ts';
import { correct, enter, type Direction, type Side, type Stated } from './direction.ts';
import { dateRows } from './fields-dates.ts';
import { executedRow, kindRow } from './fields-agreement.ts';
import { byValues, judged, state, type Sameness } from './sameness.ts';
import { fteOfContracts, hundredths, type Sides } from './sides.ts';
import type { Strangers } from './strangers.ts';

/** One field of a deal beside the same field of its engagement and its contracts. */
export interface FieldRow extends Sameness {
  id: string;
  label: string;
  /** What each side states; null for nothing, absent where the side keeps no such field. */
  sides: Partial<Record<Side, string | null>>;
  /** What to do, and where; null where nothing is to be done. */
  fix: { words: string; href: string | null } | null;
  /** Where the handbook says how; null where nothing is to be done. */
  sop: string | null;
}

/** What a field is called, compared and judged by. */
export interface Compared {
  id: string;
  label: string;
  rule: string | null;
  shown: FieldRow['sides'];
  /** As compared: equal texts are the same value. */
  stated: Stated;
  is: Sameness;
}

export const fieldsOf = (sides: Sides, strangers: Strangers, desk: Desk): FieldRow[] =>
  [
    communityOf(sides, strangers, desk),
    typeOf(sides),
    ...dateRows(sides, desk),
    tierOf(sides, desk),
    fteOf(sides, desk),
    kindRow(sides, desk),
    executedRow(sides, desk),
    amountOf(sides),
  ].map((compared) => rowOf(compared, sides, desk));

function rowOf({ is, stated, shown, rule, id, label }: Compared, sides: Sides, desk: Desk): FieldRow {
  const { engagement } = sides;
  const handbook = rule === null ? undefined : desk.ruleOf(rule)?.handbook;
  const fix = directionOf(is, stated, sides, desk.config);
  return {
    // What a deal without an engagement states is what the engagement will be made from.
    ...(engagement === null && is.is === 'missing' && stated.engagement === null ? TO_ENTER : is),
    ...{ id, label, sides: shown },
    fix: fix && { words: fix.words, href: editOf(fix.edit, sides, desk) },
    sop: fix === null || handbook === undefined ? null : sop(handbook),
  };
}

const TO_ENTER = state('missing', 'To be entered', 'open');

function directionOf({ is }: Sameness, stated: Stated, { deal, engagement }: Sides, config: Config): Direction | null {
  if (is === 'different') return correct(stated, deal.stage, config);
  if (is !== 'missing') return null;
  const lacking = (['engagement', 'deal', 'contract'] as const).find((side) => stated[side] === null);
  return lacking === undefined || (lacking === 'engagement' && !engagement) ? null : enter(lacking, config);
}

const editOf = (side: Side, { deal, engagement, contracts }: Sides, { urlOf }: Desk): string | null =>
  side === 'deal'
    ? urlOf('deal', deal.id)
    : side === 'engagement'
      ? engagement && urlOf('engagement', engagement.id)
      : contracts[0]
        ? urlOf('contract', contracts[0].id)
        : null;

/** The side that states nothing although the other does. */
export const lackingSide = (deal: unknown, engagement: unknown): string | null =>
  engagement === null && deal !== null ? 'the engagement' : deal === null && engagement !== null ? 'the deal' : null;

function communityOf({ deal, engagement, contracts }: Sides, strangers: Strangers, { look, ask }: Desk): Compared {
  const rule = 'community-reference-consistent';
  const ids = deal.communityRecordIds.flatMap((id) => look.byId.communities.get(id)?.communityId ?? []);
  const own = ids.length === 0 ? null : list(ids);
  const theirs = engagement?.communityId ?? null;
  const isHere = engagement !== null && strangers.engagements.has(engagement.id);
  const isStrange = isHere || strangers.contracts.size > 0;
  const verdict = ask(rule, deal.id);
  // Of two engagements only the one that names another community is wrong.
  const isElsewhere = verdict?.says === 'lacking' && !isStrange && strangers.engagements.size > 0;
  const is = judged(isElsewhere ? null : verdict, {
    missing: lackingSide(own, theirs),
    isStated: own !== null || theirs !== null,
    isEqual: !isHere,
    elsewhere: 'A contract of the deal names a deal of another community.',
    notAsked: 'The two are compared from Negotiation on.',
  });
  const foreign = contracts.filter(({ id }) => strangers.contracts.has(id)).map(({ name, id }) => name ?? id);
  const contract = foreign.length > 0 ? `Of another community: ${list(foreign)}` : undefined;
  return {
    ...{ id: 'community', label: 'Community', rule, is },
    shown: { deal: own, engagement: theirs, ...(contract === undefined ? {} : { contract }) },
    stated: {
      deal: own,
      engagement: theirs === null ? null : isHere ? theirs : own,
      ...(contract === undefined ? {} : { contract }),
    },
  };
}

function typeOf({ deal, engagement }: Sides): Compared {
  const own = deal.type === null ? deal.typeLabel : deal.type === 'new' ? 'New' : 'Renewal';
  const theirs = engagement?.type ?? null;
  const sides = { deal: own, engagement: theirs };
  const is = byValues({
    missing: lackingSide(own, theirs),
    isStated: own !== null || theirs !== null,
    isEqual: own === theirs,
  });
  return { id: 'type', label: 'Type', rule: null, shown: sides, stated: sides, is };
}

function tierOf({ deal, engagement }: Sides, { ask, config }: Desk): Compared {
  const rule = 'service-tier-consistent';
  const named = (tier: string | null) => tier && (tierNamed(tier, config) ?? tier.trim().toLowerCase());
  const stated = { deal: named(deal.serviceTier), engagement: named(engagement?.serviceTier ?? null) };
  const is = judged(engagement && ask(rule, engagement.id), {
    missing: lackingSide(stated.deal, stated.engagement),
    isStated: stated.deal !== null || stated.engagement !== null,
    isEqual: stated.deal === stated.engagement,
    elsewhere: 'Another deal that the engagement names has another tier.',
    notAsked: 'The two are compared from Negotiation on.',
  });
  const shown = { deal: deal.serviceTier, engagement: engagement?.serviceTier ?? null };
  return { id: 'tier', label: 'Service tier', rule, shown, stated, is };
}

function fteOf(sides: Sides, { ask }: Desk): Compared {
  const rule = 'fte-clause-consistent';
  const { deal, engagement } = sides;
  const { values, addsUp } = fteOfContracts(sides);
  const [own, theirs] = [deal.fteCommitted, engagement?.fteCommitted ?? null];
  const all = [own ?? [], values, theirs ?? []].flat().map(hundredths);
  const written = values.length === 0 ? null : list(values.map(String));
  const text = (fte: number | null) => (fte === null ? null : String(hundredths(fte) / 100));
  const isOnlyElsewhere = own === null && theirs !== null && values.length === 0;
  const is = judged(engagement && ask(rule, engagement.id), {
    missing: theirs === null ? 'the engagement' : isOnlyElsewhere ? 'the deal' : null,
    isStated: all.length > 0,
    isEqual: new Set(all).size <= 1,
    elsewhere: 'Another deal that the engagement names states another FTE.',
    notAsked: 'There is no engagement to hold it against.',
  });
  const contract = written === null ? {} : { contract: addsUp ? `${text(values[0] ?? null) ?? ''} together` : written };
  const compared = values.length === 1 ? { contract: text(values[0] ?? null) } : {};
  return {
    ...{ id: 'fte', label: 'FTE committed', rule, is: all.length === 0 ? NO_CLAUSE : is },
    shown: { deal: text(own), ...contract, engagement: text(theirs) },
    stated: { deal: text(own), engagement: text(theirs), ...compared },
  };
}

const NO_CLAUSE = state('neither', 'No FTE clause', 'cancelled');

/** The amount of a deal has no place beside it. */
function amountOf({ deal }: Sides): Compared {
  const [amount] = amountsOf(deal.amount === null ? [] : [deal.amount]);
  const sides = { deal: amount ? amountText(amount) : null };
  const is = amount ? state('one-place', 'Kept on the deal only', 'open') : state('neither', 'Not stated', 'cancelled');
  return { id: 'amount', label: 'Amount', rule: null, shown: sides, stated: sides, is };
}
