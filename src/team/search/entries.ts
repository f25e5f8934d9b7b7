import type { HandbookRecord } from '../../handbook/site.ts';
import type { GlossaryEntry } from '../../model/index.ts';
import type { DirectoryRow } from '../../reports/index.ts';
import type { Entry } from './rank.ts';

interface Sources {
  handbook: HandbookRecord;
  rules: readonly { id: string; title: string; statement: string }[];
  glossary: readonly GlossaryEntry[];
  communities: readonly DirectoryRow[];
}

/** Pages that are made of the data, by the names that readers have for them. */
const MADE: [title: string, url: string, about: string, ...names: string[]][] = [
  ['Checks', 'checks/', 'Every rule, and what is wrong now.', 'findings', 'rules'],
  ['Coverage of the rules', 'checks/coverage/', 'How many records each rule could judge, and why not the others.'],
  ['Sentences and rules', 'checks/bindings/', 'Which sentence of the handbook is enforced by which rule.', 'bindings'],
  ['Communities', 'communities/', 'Every community with its agreement and its reports.'],
  ['Glossary', 'glossary/', 'Every word that this handbook explains.', 'vocabulary', 'terms'],
  ['Who does what', 'who-does-what/', 'What each team does, and the procedures it takes part in.', 'responsibilities'],
  ['Artefacts', 'artefacts/', 'Every document and record, where it is made and where it is used.', 'documents'],
  ['Handbook health', 'handbook-health/', 'Reviews that are due, and what is broken in the handbook.'],
];

/** Everything that a reader may look for by name, in the order in which equals are shown. */
export const searchEntries = ({ handbook, rules, glossary, communities }: Sources): Entry[] => [
  ...handbook.pages.map(({ id, title, description, headings }): Entry => ({
    ...{ kind: 'Handbook', title, about: description ?? '', names: [lastOf(id)].filter(Boolean) },
    url: id === '' ? 'handbook/' : `handbook/${id}/`,
    sections: headings.map(({ text, slug }) => [text, slug]),
  })),
  ...glossary.map(({ id, term, aliases, meaning }): Entry => ({
    ...{ kind: 'Glossary', title: term, names: [id, ...aliases], sections: [] },
    ...{ url: `glossary/#${id}`, about: meaning.replaceAll('`', '') },
  })),
  ...communities.map(({ name, communityId, recordId, agreement }): Entry => ({
    ...{ kind: 'Community', title: name, names: communityId === null ? [] : [communityId], sections: [] },
    url: `communities/#community-${recordId}`,
    about: agreement === null ? 'No agreement.' : `Agreement: ${agreement.state}.`,
  })),
  ...MADE.map(([title, url, about, ...names]): Entry => ({ kind: 'Page', title, url, about, names, sections: [] })),
  ...rules.map(({ id, title, statement }): Entry => ({
    ...{ kind: 'Rule', title, url: `checks/${id}/`, names: [id], sections: [], about: statement.replaceAll('`', '') },
  })),
];

const lastOf = (id: string): string => id.split('/').at(-1) ?? '';
