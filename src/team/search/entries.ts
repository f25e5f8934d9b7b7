import type { HandbookRecord } from '../../handbook/site.ts';
import type { GlossaryEntry } from '../../model/index.ts';
import { communityPage, type DirectoryRow, type WorkTable } from '../../reports/index.ts';
import type { Entry } from './rank.ts';

interface Sources {
  handbook: HandbookRecord;
  rules: readonly { id: string; title: string; statement: string }[];
  glossary: readonly GlossaryEntry[];
  communities: readonly DirectoryRow[];
  /** Tables that lead to deals and engagements. */
  tables: readonly WorkTable[];
}

/** Pages that are made of the data, by the names that readers have for them. */
const MADE: [title: string, url: string, about: string, ...names: string[]][] = [
  ['Home', '', 'What changed since yesterday, and what is due this week.', 'today', 'news', 'start'],
  [
    'Hand-off',
    'hand-off/',
    'Whether everything reached delivery: each deal beside its engagement.',
    'handover',
    'packet',
  ],
  [
    'Deliverables',
    'deliverables/',
    'What is due when, what is overdue, and a calendar.',
    'due',
    'overdue',
    'milestones',
  ],
  [
    'Engagements',
    'engagements/',
    'How each agreement stands: status, health, delivery.',
    'portfolio',
    'health',
    'RAG status',
  ],
  ['Renewals', 'renewals/', 'Which agreements end, and what to do next.', 'expiring', 'lapsed', 'ending agreements'],
  ['Capacity', 'capacity/', 'People available, committed and expected, by month.', 'FTE', 'workload', 'staffing'],
  [
    'Pipeline',
    'pipeline/',
    'Deals by stage, what moves and what does not, and the key figures.',
    'funnel',
    'KPIs',
    'CMRR',
    'FMRR',
    'retention',
    'revenue',
  ],
  [
    'Communities',
    'communities/',
    'Every community with its agreement and its reports.',
    'directory',
    'customers',
    'check-in pack',
  ],
  ['Checks', 'checks/', 'Every rule, and what is wrong now.', 'findings', 'rules', 'errors', 'warnings'],
  [
    'Data',
    'data/',
    'Where the data come from, how fresh they are, and all tables to download.',
    'sources',
    'freshness',
    'downloads',
    'CSV',
  ],
  ['Coverage of the rules', 'checks/coverage/', 'How many records each rule could judge, and why not the others.'],
  ['Sentences and rules', 'checks/bindings/', 'Which sentence of the handbook is enforced by which rule.', 'bindings'],
  ['Communities', 'communities/', 'Every community with its agreement and its reports.'],
  ['Glossary', 'glossary/', 'Every word that this handbook explains.', 'vocabulary', 'terms'],
  ['Who does what', 'who-does-what/', 'What each team does, and the procedures it takes part in.', 'responsibilities'],
  ['Artefacts', 'artefacts/', 'Every document and record, where it is made and where it is used.', 'documents'],
  ['Handbook health', 'handbook-health/', 'Reviews that are due, and what is broken in the handbook.'],
];

/** Records whose names are in the search file, which a browser loads whole: a hundred bytes each. Beyond, their rooms' own filters find them. */
const MANY_RECORDS = 2000;

/** Everything that a reader may look for by name, in the order in which equals are shown. */
export const searchEntries = ({ handbook, rules, glossary, communities, tables }: Sources): Entry[] => [
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
    url: communityPage(recordId),
    about: agreement === null ? 'No agreement.' : `Agreement: ${agreement.state}.`,
  })),
  ...recordEntries(tables),
  ...MADE.map(([title, url, about, ...names]): Entry => ({ kind: 'Page', title, url, about, names, sections: [] })),
  ...rules.map(({ id, title, statement }): Entry => ({
    ...{ kind: 'Rule', title, url: `checks/${id}/`, names: [id], sections: [], about: statement.replaceAll('`', '') },
  })),
];

const RECORDS: [kind: 'Deal' | 'Engagement', address: RegExp, about: string][] = [
  ['Deal', /^hand-off\/[^/#?]+\/$/, 'What must be true, what is, and the hand-off packet.'],
  ['Engagement', /^engagements\/[^/#?]+\/$/, 'Agreement, projects, deliverables, health and findings.'],
];

/** Deals and engagements by the names that tables show as links to their pages; none where there are too many. */
function recordEntries(tables: readonly WorkTable[]): Entry[] {
  const found = new Map<string, Entry>();
  for (const { rows } of tables)
    for (const { text, href } of rows.flat().flatMap(({ shown }) => shown ?? [])) {
      const [kind, , about] = RECORDS.find(([, address]) => href && address.test(href)) ?? [];
      if (!href || !kind || about === undefined || found.has(href)) continue;
      if (found.size >= MANY_RECORDS) return [];
      found.set(href, { kind, title: text, url: href, names: [], sections: [], about });
    }
  return [...found.values()];
}

const lastOf = (id: string): string => id.split('/').at(-1) ?? '';
