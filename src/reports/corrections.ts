import { noData } from '../charts/index.ts';
import type { Day } from '../model/index.ts';
import type { Correction, FrozenValue, FrozenValues } from './edition.ts';
import { toldToday, type ToldToday } from './edition-today.ts';
import { WITHDRAWN } from './edition-withdrawn.ts';
import { isCopied, reportValues, type ReportValue, type ReportValues } from './edition-values.ts';
import { communityReports } from './overview.ts';
import type { CommunityExtract } from './schema.ts';
import { textsOf } from './texts/index.ts';

/** What the data say otherwise by now, besides what is recorded. */
export interface Compared {
  corrections: Correction[];
  kept: ToldToday['kept'];
}

/**
 * The corrections of an edition that are not recorded yet, in the order of its reports. The same code makes both reports, so
 * only data can differ. A value that changed before is compared with what it last became; that one is as published again is
 * said only where everything could be compared.
 * @param today the extract of the same period from today's data
 */
export function newCorrections(
  frozen: CommunityExtract,
  today: CommunityExtract,
  recorded: readonly Correction[],
  noticedOn: Day,
): Compared {
  const { extract, kept } = toldToday(frozen, today);
  const { language } = frozen;
  const published = reportValues(communityReports(frozen), language);
  const now = reportValues(communityReports(extract), language);
  const last = new Map(
    recorded.filter(({ cause, id }) => cause === 'data' && !id.startsWith(WITHDRAWN)).map((one) => [one.id, one]),
  );
  const ids = new Set([...published.keys(), ...now.keys(), ...last.keys()]);
  const corrections = [...ids].flatMap((id): Correction[] => {
    const [was, is] = [published.get(id), now.get(id)];
    const known = last.get(id);
    const same = was?.raw === is?.raw;
    if (same && (known === undefined || kept.length > 0)) return [];
    const before = known?.after ?? was?.text ?? noData(language);
    const after = (same ? was : is)?.text ?? goneText(was, language);
    const { report, what } = known ?? was ?? is ?? {};
    if (before === after || report === undefined || what === undefined) return [];
    return [{ noticedOn, report, id, cause: 'data', what, before, after }];
  });
  return { corrections: corrections.sort((a, b) => rank(a) - rank(b)), kept };
}

const KINDS = ['figure', 'commitment', 'chart', 'table'];

/** What a reader sees first comes first. */
const rank = ({ id }: Correction): number => KINDS.indexOf(id.split('/')[1] ?? '');

/** What stands for a value that a report no longer has. */
const goneText = (was: ReportValue | undefined, language: CommunityExtract['language']): string =>
  was === undefined || was.raw === null ? noData(language) : textsOf(language).edition.gone;

/** A value that the code of today computes otherwise from what was published. */
export interface Drift {
  id: string;
  value: ReportValue;
  published: FrozenValue;
}

/** Values to be frozen with an edition. */
export const valuesToFreeze = (extract: CommunityExtract): FrozenValues =>
  Object.fromEntries(
    [...seriesOf(reportValues(communityReports(extract), extract.language))].map(([name, points]) => {
      const [first] = points;
      const isPoint = first !== undefined && first[0] !== name;
      return [name, isPoint ? points.map(([, { raw }]) => raw) : (first?.[1].raw ?? null)];
    }),
  );

/** Values by the name under which they are frozen: `usage/chart/mau/Lumen hub` holds the points of a series, others stand alone. */
const seriesOf = (values: ReportValues) =>
  Map.groupBy(
    [...values].filter(([id]) => !isCopied(id)),
    ([id]) => /^\w+\/chart\/[^/]+\/[^/]+(?=\/)/.exec(id)?.[0] ?? id,
  );

/**
 * Where the code of today computes other values from the extract of an edition than were published, without a recorded
 * correction that says so. A value that reports no longer have counts too, and one that they have since does not.
 */
export function driftOf(extract: CommunityExtract, published: FrozenValues, recorded: readonly Correction[]): Drift[] {
  const computed = seriesOf(reportValues(communityReports(extract), extract.language));
  const told = new Map(recorded.filter(({ cause }) => cause === 'method').map((one) => [one.id, one.after]));
  return Object.entries(published).flatMap(([name, frozen]) =>
    (Array.isArray(frozen) ? frozen : [frozen]).flatMap((raw, place) => {
      const [id, value] = computed.get(name)?.[place] ?? [name, missing(name, extract.language)];
      return same(value.raw, raw) || told.get(id) === value.text ? [] : [{ id, value, published: raw }];
    }),
  );
}

/** The same number but for its last digits, which another order of adding up changes. */
function same(a: FrozenValue, b: FrozenValue): boolean {
  if (typeof a !== 'number' || typeof b !== 'number') return a === b;
  return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));
}

const missing = (id: string, language: CommunityExtract['language']): ReportValue => {
  const report = (['milestones', 'impact', 'usage'] as const).find((one) => id.startsWith(`${one}/`)) ?? 'milestones';
  return { report, what: id, raw: null, text: textsOf(language).edition.gone };
};

/** Drift as corrections: what was published, and what the changed method makes of the same data. */
export const driftCorrections = (drift: readonly Drift[], noticedOn: Day): Correction[] =>
  drift.map(({ id, value, published }) => ({
    noticedOn,
    report: value.report,
    id,
    cause: 'method',
    what: value.what,
    before: String(published ?? '–'),
    after: value.text,
  }));
