import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { emailsIn, EXIT, NOUNS, NOUN_KEYS, PlumblineError, textFinder, type Snapshot } from '../model/index.ts';
import type { CommunityExtract } from '../reports/index.ts';
import { eachFile, filesBelow } from './files.ts';

const AIRTABLE_ID = /\brec[A-Za-z0-9]{14}\b/g;
const TEXT_FILE = /\.(html|csv|json|txt|xml|svg)$/;

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
  const files = (await filesBelow(dir)).filter((file) => TEXT_FILE.test(file));
  const leaks = await eachFile(files, async (file) => {
    const content = decode(await readFile(join(dir, file), 'utf8'));
    return search(file.split('/')[0] ?? '', content).map((leak) => `${file}: ${leak}`);
  });
  const found = leaks.flat();
  if (found.length === 0) return;
  throw new PlumblineError({
    what: `The communities' pages hold ${found.length} things that they may not show (rule public-fields-only).`,
    why: found.slice(0, 10).join('\n'),
    fix: 'Take it out of the record that names it in public, or correct the page or the visibility of the field in src/model; nothing was published.',
    exitCode: EXIT.fault,
  });
}

/** A search of one content for what the community with this key may not see. */
export function leakSearch(
  snapshot: Snapshot,
  extracts: readonly CommunityExtract[],
): (key: string, content: string) => string[] {
  const own = new Map(
    extracts.map((extract) => [extract.key, new Set(JSON.stringify(extract).match(AIRTABLE_ID) ?? [])]),
  );
  const hidden = teamTexts(snapshot);
  const emails = new Set([...hidden].flatMap(emailsIn));
  for (const extract of extracts) emails.delete(extract.organisation.contact.toLowerCase());
  // One word, such as a tier or a stage, may stand on a public page in its own right; so may a text that is public elsewhere.
  const sentences = [...hidden].filter((text) => /\s/.test(text)).concat(withheld(snapshot));
  const findAny = textFinder(sentences);
  const shown = new Set(extracts.flatMap((extract) => findAny(strings(extract).join('\n'))));
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

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#x27': "'" };
const decode = (html: string) =>
  html.replace(/&(amp|lt|gt|quot|#39|#x27);/g, (entity, name: string) => ENTITIES[name] ?? entity);
