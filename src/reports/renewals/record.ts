import { formatDay } from '../../charts/index.ts';
import { lapsedMail, renewalMail, type Mail } from '../notices/mail.ts';
import { sop } from '../workspace/addresses.ts';
import { communityCell } from '../workspace/community.ts';
import { whenWords } from '../words.ts';
import type { WorkInputs } from '../workspace/inputs.ts';
import type { WorkRecord } from '../workspace/part.ts';
import { engagementRecords } from '../workspace/record-links.ts';
import { engagementPage } from '../workspace/addresses.ts';
import { date, number, several, status, text, type Cell } from '../workspace/table.ts';
import { renewalPage, type Ending } from './endings.ts';
import { BUCKET_SHAPES, bucketLabel, healthCell, nextCell, noticeCell, useCell } from './tables.ts';
import { STEP_SHAPES, timelineOf, type TimelineStep } from './timeline.ts';
import { activeInWords, amountsText, costInWords, endInWords, extensionInWords } from './words.ts';

/** The page of one agreement that ends. */
export interface RenewalRecord extends WorkRecord {
  name: string;
  answer: string;
  facts: { label: string; cell: Cell }[];
  timeline: (TimelineStep & { shape: (typeof STEP_SHAPES)[TimelineStep['state']] })[];
  /** The mail as it would be sent on the day of the data, with its address. */
  mail: (Mail & { to: string; title: string; note: string }) | null;
}

export function recordOf(ending: Ending, inputs: WorkInputs): RenewalRecord {
  const { row, community } = ending;
  const name = community?.name ?? row.name;
  return {
    ...{ id: row.id, path: renewalPage(row.id), name },
    answer: `The agreement of ${name} ${endInWords(row.days)}, on ${formatDay(row.end)}. ${row.next.words}. Next: ${lower(row.step.words)}.`,
    facts: factsOf(ending, inputs),
    timeline: timelineOf(ending, inputs).map((step) => ({ ...step, shape: STEP_SHAPES[step.state] })),
    mail: mailOf(ending, inputs),
  };
}

const lower = (words: string) => (words.startsWith('The BD') ? words : words.charAt(0).toLowerCase() + words.slice(1));

function factsOf(ending: Ending, inputs: WorkInputs): RenewalRecord['facts'] {
  const { row, community, value, served, engagement } = ending;
  const fact = (label: string, cell: Cell) => ({ label, cell });
  return [
    fact('Community', communityCell(community)),
    fact(
      'Agreement',
      several(row.name, [{ text: row.name, href: engagementPage(row.id) }, ...engagementRecords(engagement, inputs)]),
    ),
    fact('Ends', date(row.end, whenWords(row.days))),
    fact('Bucket', status(bucketLabel(row.bucket), BUCKET_SHAPES[row.bucket])),
    fact(
      'Next step',
      several(row.step.words, [{ text: row.step.words, href: row.step.at === null ? null : sop(row.step.at) }]),
    ),
    fact('Notice', noticeCell(ending)),
    fact('What follows', nextCell(ending)),
    fact('Use', useCell(ending)),
    fact('Health', { ...healthCell(ending), ...(ending.health.sentence ? { note: ending.health.sentence } : {}) }),
    fact('Value', value.length === 0 ? number(null, 'Not stated') : text(amountsText(value))),
    fact(
      'Delivery lead',
      engagement.deliveryLead === null ? number(null, 'Not recorded') : text(engagement.deliveryLead),
    ),
    ...(served
      ? [
          fact('Cloud cost since the end', text(costInWords(served.cost))),
          fact('Users since the end', text(activeInWords(served.users))),
          fact('Extension', text(extensionInWords(served.extension))),
        ]
      : []),
  ];
}

function mailOf(ending: Ending, inputs: WorkInputs): RenewalRecord['mail'] {
  const { row } = ending;
  const { organisation, notices } = inputs.config;
  if (row.days < 0) {
    return {
      ...lapsedMail(ending, inputs),
      to: 'COMMUNITY REPRESENTATIVE',
      title: 'Mail to the community',
      note: 'Check the cost before you send it: it is that of full months only.',
    };
  }
  const to = notices.to.length > 0 ? notices.to.join(', ') : organisation.partnershipsAddress;
  const { state, on } = row.notice;
  const note =
    state === 'sent'
      ? `It was sent${on === null ? '' : ` on ${on}`}.`
      : state === 'later'
        ? `It is due from ${on ?? 'the notice period'} on.`
        : 'It is due. Set Renewal notice sent on the engagement once it is sent.';
  return { ...renewalMail(ending, inputs), to, title: 'Mail before the end', note };
}
