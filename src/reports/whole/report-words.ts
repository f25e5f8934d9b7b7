import { citationOf } from '../cite.ts';
import type { Edition } from '../edition.ts';
import type { ImpactReport } from '../impact.ts';
import type { MilestoneReport } from '../milestone.ts';
import type { CommunityExtract } from '../schema.ts';
import { textsOf } from '../texts/index.ts';
import type { UsageReport } from '../usage.ts';
import type { WholeReport } from './schema.ts';

export type AnyReport = MilestoneReport | ImpactReport | UsageReport;

interface Inputs<R extends AnyReport> {
  extract: CommunityExtract;
  report: R;
  edition: Edition | null;
}
type Words = WholeReport['words'];

/** What a report says besides figures, charts and tables; parts that say nothing are left out. */
export function wordsOf({ extract, report, edition }: Inputs<AnyReport>): Words {
  const parts =
    report.id === 'milestones'
      ? milestoneWords(report)
      : report.id === 'impact'
        ? impactWords({ extract, report, edition })
        : usageWords(extract, report);
  return parts
    .map(({ id, title, text }) => ({ id, title, text: text.filter((one) => one !== '') }))
    .filter(({ text }) => text.length > 0);
}

const milestoneWords = ({ sections }: MilestoneReport): Words =>
  sections.flatMap(({ agreement, slug, headline, status, changes, notes }) => [
    {
      id: `agreement-${slug}`,
      title: agreement.name,
      text: [
        agreement.term,
        agreement.standing,
        headline,
        ...(status ? [`${status.word}: ${status.meaning}`] : []),
        ...notes,
      ],
    },
    {
      id: `changes-${slug}`,
      title: changes?.heading ?? '',
      text: changes
        ? [
            changes.intro,
            ...changes.items.map(({ word, name, text }) => `${word}: ${name === null ? text : `${name}, ${text}`}`),
            changes.items.length ? '' : changes.none,
          ]
        : [],
    },
  ]);

function impactWords({ extract, report, edition }: Inputs<ImpactReport>): Words {
  const { parts, cite } = textsOf(extract.language).files;
  const { goals, results, rhythm, satisfaction, quotes, absent, limits, acknowledgement } = report;
  return [
    { id: 'goals', title: parts.goals, text: goals === null ? [] : [goals] },
    { id: 'results', title: parts.results, text: results },
    { id: 'narrative', title: parts.narrative, text: extract.narrative ? [extract.narrative.html] : [] },
    { id: 'people', title: parts.people, text: [...absent, ...rhythm.sentences, ...rhythm.notes] },
    { id: 'satisfaction', title: parts.satisfaction, text: [satisfaction.sentence, ...satisfaction.notes] },
    { id: 'quotes', title: parts.quotes, text: quotes.map(({ text, said }) => `“${text}” (${said})`) },
    { id: 'limits', title: parts.limits, text: limits },
    { id: 'cite', title: cite, text: [citationOf(extract, edition).text, acknowledgement] },
  ];
}

function usageWords({ language }: CommunityExtract, { absent, cost, renewals }: UsageReport): Words {
  const { parts } = textsOf(language).files;
  return [
    { id: 'use', title: parts.use, text: absent },
    { id: 'cost', title: parts.cost, text: [cost.absent ?? '', ...cost.alert] },
    {
      id: 'agreement',
      title: parts.agreement,
      text: renewals.map(({ agreement, due }) => `${agreement.name}: ${agreement.term}. ${due}`),
    },
  ];
}
