import { EXIT, nearest, PlumblineError, type HandbookFacts } from '../model/index.ts';
import type { Bindings } from './binding.ts';
import type { HandbookText } from './read.ts';

const SHOWN = 5;

/**
 * Refuses a handbook that does not hold its rules: a page of our own or a mark on it that cannot be read, a mark that names a rule that is
 * not there, a rule whose section is not there, a rule without a sentence.
 * @throws PlumblineError with file and line, exit code 2
 */
export function refuseUnbound(
  pages: readonly HandbookText[],
  bindings: Bindings,
  rules: HandbookFacts['rules'],
  base: string,
): void {
  const ids = rules.map(({ id }) => id);
  // Pages of MyST Markdown, and those of projects within the handbook, say themselves what is wrong with them.
  const strict = new Set(pages.filter(({ html, project }) => html === null && project === '').map(({ file }) => file));
  const isStrict = ({ file }: { file: string }) => strict.has(file);
  const place = ({ file, line }: { file: string; line: number }) => `${base}/${file}:${line}`;
  refuse(
    bindings.mistakes.filter(isStrict).map((mistake) => `${place(mistake)}: ${mistake.why}`),
    'Correct what is named there and build again.',
  );
  refuse(
    bindings.sentences
      .filter(isStrict)
      .flatMap((binding) =>
        binding.rules
          .filter((id) => !ids.includes(id))
          .map((id) => `${place(binding)}: There is no rule ${id}${suggestion(id, ids)}.`),
      ),
    'Write the id of a rule as it stands on its page under Checks, or <Must human>.',
  );
  const sections = new Map(pages.map(({ id, anchors }) => [id, anchors]));
  refuse(
    rules.flatMap(({ id, handbook }) => {
      const [page = '', anchor = ''] = handbook.split('#');
      const found = pages.find((one) => one.id === page);
      if (sections.get(page)?.includes(anchor)) return [];
      const where = found ? `${base}/${found.file}: The page has no section ${anchor}` : `There is no page ${page}`;
      return `${where}, to which the rule ${id} leads: rule-handbook-link-resolves finds it too.`;
    }),
    'Restore the heading, or correct the address in the rule.',
  );
  const bound = new Set(bindings.sentences.flatMap((binding) => binding.rules));
  refuse(
    rules
      .filter(({ id }) => !bound.has(id))
      .map(({ id, handbook }) => `The rule ${id} has no sentence; ${handbook} would be its place.`),
    'Mark the sentence that it enforces with <Must rule="…">, or write it.',
  );
}

function refuse(reasons: readonly string[], fix: string): void {
  if (reasons.length === 0) return;
  const rest = reasons.length - SHOWN;
  const why = [...reasons.slice(0, SHOWN), ...(rest > 0 ? [`And ${rest} more.`] : [])].join('\n');
  throw new PlumblineError({ what: 'The handbook does not hold its rules.', why, fix, exitCode: EXIT.fault });
}

function suggestion(id: string, ids: readonly string[]): string {
  const meant = nearest(id, ids);
  return meant === null ? '' : `; ${meant} was probably meant`;
}
