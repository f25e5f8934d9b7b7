import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { emailsIn, EXIT, NOUNS, NOUN_KEYS, PlumblineError, textFinder, type Snapshot } from '../model/index.ts';
import type { CommunityExtract } from '../reports/index.ts';
import { eachFile, filesBelow } from './files.ts';

const AIRTABLE_ID = /\brec[A-Za-z0-9]{14}\b/g;
const TEXT_FILE = /\.(html|csv|json|txt|xml|svg|bib|md)$/;
const ARCHIVE = /\.zip$/;

/**
 * Rule public-fields-only: searches the built communities' sites for what the model's visibility marks keep from them,
 * and throws when something is there. Looked for are e-mail addresses, texts of team fields (comments, notes, names of
 * deals and people), and record ids of other communities.
 */
export async function refuseLeaks(
  dir: string,
  extracts: readonly CommunityExtract[],
  snapshot: Snapshot,
): Promise<void> {
  const search = leakSearch(snapshot, extracts);
  const files = (await filesBelow(dir)).filter((file) => TEXT_FILE.test(file) || ARCHIVE.test(file));
  const leaks = await eachFile(files, async (file) => {
    const key = file.split('/')[0] ?? '';
    const searchIn = (name: string, content: string) =>
      search(key, asRead(name, content)).map((leak) => `${name}: ${leak}`);
    if (!ARCHIVE.test(file)) return searchIn(file, await readFile(join(dir, file), 'utf8'));
    return textsInArchive(await readFile(join(dir, file))).flatMap(([name, content]) =>
      searchIn(`${file}/${name}`, content),
    );
  });
  const found = leaks.flat();
  if (found.length === 0) return;
  throw new PlumblineError({
    what: `The communities' pages hold ${found.length} things that they may not show (rule public-fields-only).`,
    why: found.slice(0, 10).join('\n'),
    fix: 'Take it out of the record that names it in public, or, where an edition holds it, out of that with `npm run publish -- --remove`; else correct the page or the visibility of the field in src/model. Nothing was published.',
    exitCode: EXIT.fault,
  });
}

/** The texts of an archive, by their names in it. */
function textsInArchive(bytes: Uint8Array): [name: string, text: string][] {
  const files = unzipSync(bytes, { filter: ({ name }) => TEXT_FILE.test(name) });
  return Object.entries(files).map(([name, content]) => [name, strFromU8(content)]);
}

/**
 * A search of one content for what the community with this key may not see.
 * @param extracts of the rolling reports and of editions
 */
export function leakSearch(
  snapshot: Snapshot,
  extracts: readonly CommunityExtract[],
): (key: string, content: string) => string[] {
  // A community may have several: its own and those of its editions.
  const own = new Map(
    [...Map.groupBy(extracts, ({ key }) => key)].map(([key, all]) => [
      key,
      new Set(JSON.stringify(all).match(AIRTABLE_ID) ?? []),
    ]),
  );
  const hidden = teamTexts(snapshot);
  const emails = new Set([...hidden].flatMap(emailsIn));
  for (const { organisation } of extracts)
    for (const address of [organisation.contact, ...organisation.addresses.map(({ address }) => address)])
      emails.delete(address.toLowerCase());
  // One word, such as a tier or a stage, may stand on a public page in its own right; so may a text that is public elsewhere.
  const waiting = withheld(snapshot);
  const sentences = [...hidden].filter((text) => /\s/.test(text)).concat(waiting);
  const findAny = textFinder(sentences);
  const shownIn = (some: readonly CommunityExtract[]) => some.flatMap((one) => findAny(strings(one).join('\n')));
  const isLatest = ({ period }: CommunityExtract) => period.kind === 'latest';
  const shown = new Set(shownIn(extracts));
  // That an edition showed it once releases nothing that waits for a consent today.
  for (const text of waiting) shown.delete(text);
  for (const text of shownIn(extracts.filter(isLatest))) shown.add(text);
  const find = textFinder(sentences.filter((text) => !shown.has(text)));
  return (key, content) => [
    ...emailsIn(content)
      .filter((email) => emails.has(email))
      .map(() => 'an e-mail address of the snapshot'),
    ...(content.match(AIRTABLE_ID) ?? [])
      .filter((id) => own.get(key)?.has(id) === false)
      .map((id) => `${id}, a record of another community`),
    ...find(content).map((text) => `a text that only the team may see (${text.length} characters)`),
  ];
}

/** Every text that stands in a field which only the team may see. */
function teamTexts({ records }: Snapshot): Set<string> {
  const texts = new Set<string>();
  for (const key of NOUN_KEYS) {
    const shape = NOUNS[key].schema.shape as Record<string, { meta(): { visibility?: string } | undefined }>;
    const fields = Object.keys(shape).filter((field) => shape[field]?.meta()?.visibility === 'team');
    for (const record of records[key] as Record<string, unknown>[]) {
      for (const field of fields) for (const text of strings(record[field])) texts.add(text);
    }
  }
  return texts;
}

/** Texts of public fields that wait for a consent: quotes not to be published, and evidence that is not public. */
function withheld({ records: { checkIns, deliverables } }: Snapshot): string[] {
  const quotes = checkIns.filter(({ mayPublish }) => !mayPublish).map(({ quote }) => quote);
  const evidence = deliverables.filter(({ isPublic }) => !isPublic).map(({ githubIssueUrl }) => githubIssueUrl);
  return [...quotes, ...evidence].filter((text) => text !== null);
}

function strings(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(strings) : [];
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };

/** What a reader or a program makes of a file: its texts without what its format writes for single characters. */
export function asRead(name: string, content: string): string {
  if (name.endsWith('.json'))
    return content.replace(/\\(?:u([\da-f]{4})|(["\\/n]))/gi, (_, code: string | undefined, sign: string) =>
      code !== undefined ? String.fromCharCode(parseInt(code, 16)) : sign === 'n' ? '\n' : sign,
    );
  if (name.endsWith('.csv')) return content.replaceAll('""', '"');
  if (name.endsWith('.bib')) return content.replace(/\\([&%$#_{}])/g, '$1');
  return /\.(?:html|xml|svg)$/.test(name) ? content.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, decoded) : content;
}

function decoded(entity: string, decimal?: string, hexadecimal?: string, name = ''): string {
  const code = decimal ? Number(decimal) : hexadecimal ? parseInt(hexadecimal, 16) : null;
  if (code === null) return ENTITIES[name] ?? entity;
  return code <= 0x10ffff ? String.fromCodePoint(code) : entity;
}
