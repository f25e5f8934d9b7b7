import { EXIT, PlumblineError } from '../../model/index.ts';
import { driftOf } from '../../reports/index.ts';
import { nameOf, type StoredEdition } from './stored.ts';

/** Refuses to show an edition with other values than were published: the code that computes them has changed. */
export function refuseDrift(editions: readonly StoredEdition[]): void {
  for (const { edition, extract, values, corrections } of editions) {
    const drift = driftOf(extract, values, corrections);
    const [first] = drift;
    if (first === undefined) continue;
    const { id, value, published } = first;
    throw new PlumblineError({
      what: `The edition ${nameOf(edition)} would show other values than were published.`,
      why: `${id} (${value.what}) was published as ${show(published)}, and the code now computes ${show(value.raw)}${drift.length > 1 ? `; so it is with ${drift.length - 1} more` : ''}.`,
      fix: extract.invented
        ? `Compute it as before, or, as this is invented data, delete the folder of the edition and publish it again with \`npm run publish -- --period ${edition.period.id} --community ${edition.communityId}\`.`
        : "Raise the definition's version and keep the old computation for editions that name the old one, or, where the old one was wrong, show it as a correction with `npm run publish -- --corrections --recomputed`.",
      exitCode: EXIT.fault,
    });
  }
}

const show = (value: string | number | null): string => (value === null ? 'not known' : JSON.stringify(value));
