import { monthOf, type Manifest } from '../model/index.ts';
import { formatDay, formatNumber, type Language } from '../charts/index.ts';
import { firstOf } from './gaps.ts';
import type { HubUsage } from './hubs.ts';
import type { CommunityExtract } from './schema.ts';
import { textsOf } from './texts/index.ts';

/** What the manifest says about days of some namespaces. Names of endpoints and inner reasons are left out. */
export function usageHistoryOf(
  { usage, setAside }: Manifest,
  namespaces: ReadonlySet<string>,
  months: ReadonlySet<string>,
): CommunityExtract['usageHistory'] {
  const refused = setAside.filter(({ noun }) => noun === 'usage').map(({ id }) => splitId(id));
  return {
    gaps: (usage?.gaps ?? []).flatMap((gap) =>
      gap.namespaces
        .filter((namespace) => namespaces.has(namespace))
        .map((namespace) => ({ namespace, from: gap.from, to: gap.to })),
    ),
    corrections: (usage?.corrections ?? [])
      .filter(({ namespace, day }) => namespaces.has(namespace) && months.has(monthOf(day)))
      .map(({ recordedAt, ...correction }) => ({
        ...correction,
        recordedOn: new Date(recordedAt).toISOString().slice(0, 10),
      })),
    refused: [...Map.groupBy(refused, ({ namespace }) => namespace)].flatMap(([namespace, items]) => {
      const samples = items.filter(({ month }) => months.has(month)).length;
      return namespaces.has(namespace) && samples > 0 ? [{ namespace, samples }] : [];
    }),
  };
}

/** The namespace and month of a record of usage. */
function splitId(id: string): { namespace: string; month: string } {
  const at = id.lastIndexOf('/');
  return { namespace: id.slice(0, at), month: id.slice(at + 1) };
}

/** Values of past days that changed after they were read, for the data-quality notes. */
export function correctionNotes(hubs: readonly HubUsage[], months: readonly string[], language: Language): string[] {
  const { corrected, measures, moreCorrections } = textsOf(language).usage;
  const within = new Set(months);
  const sentences = hubs.flatMap(({ name, corrections }) =>
    corrections
      .filter(({ day }) => within.has(monthOf(day)))
      .map(({ day, measure, before, after, recordedOn }) =>
        corrected(
          name,
          measures[measure],
          formatDay(day, language),
          formatNumber(before, 0, language),
          formatNumber(after, 0, language),
          formatDay(recordedOn, language),
        ),
      ),
  );
  return firstOf(sentences, moreCorrections);
}
