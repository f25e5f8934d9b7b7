import { EXIT, parse, PlumblineError, type Day } from '../../model/index.ts';
import { communityExtract, driftOf, textsOf, type CommunityExtract } from '../../reports/index.ts';
import { sha256 } from '../../snapshot/index.ts';
import { nameOf, sealed, textOf, type StoredEdition } from './stored.ts';

/** The fewest characters that can be taken out: fewer stand in many words. */
const FEWEST = 4;

/**
 * An edition without words that should not stand in it, such as a person's name: everywhere in its texts, also in the names of
 * its values and in its corrections. No figure may change. The day and the number of places are kept for the note on its pages.
 * @returns null where the edition does not hold the words
 * @throws PlumblineError when the words are too short, or figures or addresses depend on them
 */
export function withoutWords(stored: StoredEdition, words: string, on: Day): StoredEdition | null {
  if (words.trim().length < FEWEST)
    throw refusal(stored, `The words are shorter than ${FEWEST} characters.`, 'Write more of the words around them.');
  const { removed } = textsOf(stored.extract.language).edition;
  const take = remover(words, removed);
  const { logo, organisation, ...rest } = stored.extract;
  const taken = { ...take.from(rest), organisation, logo };
  const places = take.places();
  if (places === 0) return null;
  const result = parse(communityExtract, taken);
  if (!result.ok || !sameRecords(stored.extract, result.value)) throw dependent(stored);
  const extract = result.value;
  const [values, corrections] = [take.from(stored.values), take.from(stored.corrections)];
  if (driftOf(extract, values, corrections).length > 0) throw dependent(stored);
  const removal = { on, places, extract: stored.edition.extract };
  const edition = {
    ...stored.edition,
    notes: take.from(stored.edition.notes),
    extract: sha256(textOf(extract)),
    values: sha256(textOf(values)),
    removals: [...(stored.edition.removals ?? []), removal],
  };
  return { edition: sealed(edition), extract, values, corrections };
}

/** Takes words out of texts, in all the ways in which they may be written there, and counts the places. */
function remover(words: string, mark: string) {
  const escaped = words
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
  const forms = [...new Set([words, escaped, words.replaceAll('/', ' ')])];
  let places = 0;
  const text = (value: string): string =>
    forms.reduce((all, form) => {
      const parts = all.split(form);
      places += parts.length - 1;
      return parts.join(mark);
    }, value);
  const from = <T>(value: T): T => {
    if (typeof value === 'string') return text(value) as T;
    if (Array.isArray(value)) return value.map(from) as T;
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [text(key), from(item)])) as T;
  };
  return { from, places: () => places };
}

/** Whether both are about the same records: ids, days and the place of the edition are no words. */
function sameRecords(a: CommunityExtract, b: CommunityExtract): boolean {
  const ids = (extract: CommunityExtract) =>
    JSON.stringify([
      ...[extract.communityId, extract.period, extract.asOf, extract.snapshotId],
      ...[extract.engagements, extract.projects, extract.deliverables, extract.checkIns, extract.hubs].map((records) =>
        records.map(({ id }) => id),
      ),
    ]);
  return ids(a) === ids(b);
}

const dependent = (stored: StoredEdition) =>
  refusal(
    stored,
    'They are part of an id, a day, an address or a value, which has to stay as it was published.',
    'Write more of the words around them, so that only these are meant.',
  );

const refusal = ({ edition }: StoredEdition, why: string, fix: string) =>
  new PlumblineError({
    what: `Nothing was removed from the edition ${nameOf(edition)}.`,
    ...{ why, fix, exitCode: EXIT.fault },
  });
