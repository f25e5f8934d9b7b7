import { reviewDue, type Day, type Engagement } from '../../model/index.ts';
import { engagementPage, findingPage } from '../workspace/addresses.ts';
import { communityNamed, communityOfEngagement } from '../workspace/community.ts';
import type { WorkInputs } from '../workspace/inputs.ts';
import { isAhead, isLacking, ruleFacts, type Due } from './due.ts';

/** What is to be looked at again: exceptions that end, pages of the handbook, and communities that nobody has asked lately. */
export const dueReviews = (inputs: WorkInputs): Due[] => [
  ...expiringWaivers(inputs),
  ...handbookPages(inputs),
  ...checkIns(inputs),
];

const expiringWaivers = (inputs: WorkInputs): Due[] =>
  inputs.findings.flatMap(({ waiver, owner, subject, fingerprint, rule, community }) =>
    waiver === null || !isAhead(waiver.expires, inputs.asOf)
      ? []
      : {
          ...{ team: owner, sop: ruleFacts('waiver-valid', inputs).sop, kind: 'Review' as const },
          ...{ action: 'Mend it, or renew the exception', day: waiver.expires },
          record: { name: subject.name, page: findingPage(fingerprint), url: inputs.urlOf(subject.type, subject.id) },
          community: communityNamed(community, inputs),
          note: `Exception from ${rule} ends`,
        },
  );

const handbookPages = (inputs: WorkInputs): Due[] =>
  inputs.findings.flatMap(({ rule, waiver, owner, subject, fingerprint }) =>
    rule !== 'sop-page-current' || waiver !== null
      ? []
      : {
          ...{ team: owner, sop: ruleFacts(rule, inputs).sop, kind: 'Review' as const },
          ...{ action: 'Review the handbook page', day: null, community: null, note: 'The finding says since when' },
          record: { name: subject.name, page: findingPage(fingerprint), url: null },
        },
  );

const RULE = 'satisfaction-checked';

/** A check-in counts for all engagements of its community, as the rule has it. */
function checkIns(inputs: WorkInputs): Due[] {
  const { snapshot, asOf, ask, config, look, urlOf } = inputs;
  const { checkInMonths, checkInFromMonths } = config.thresholds;
  const last = lastCheckIns(inputs);
  return snapshot.records.engagements.flatMap((engagement) => {
    const { id, name, status, start, end } = engagement;
    if (status === 'Cancelled' || start === null || end === null || start > asOf || end < asOf) return [];
    const verdict = ask(RULE, id);
    const asked = last(engagement);
    const from = reviewDue(start, checkInFromMonths);
    const again = asked === null ? from : reviewDue(asked, checkInMonths);
    const day = again > from ? again : from;
    const isNear = isAhead(day, asOf) && day <= end && look.unread('checkIns') === null;
    const isDue = verdict === null || verdict.says === 'met' ? isNear : isLacking(verdict);
    if (!isDue) return [];
    return {
      ...{ ...ruleFacts(RULE, inputs), kind: 'Review' as const, action: 'Hold a check-in', day },
      record: { name: name ?? `engagement ${id}`, page: engagementPage(id), url: urlOf('engagement', id) },
      community: communityOfEngagement(engagement, inputs),
      note: asked === null ? 'None is recorded' : `Last on ${asked}`,
    };
  });
}

function lastCheckIns({ snapshot, asOf, look }: WorkInputs): (engagement: Engagement) => Day | null {
  const keyOf = ({ id, communityId }: Engagement) => JSON.stringify(communityId === null ? { id } : { communityId });
  const last = new Map<string, Day>();
  for (const engagement of snapshot.records.engagements)
    for (const { date } of look.checkInsOfEngagement(engagement.id))
      if (date !== null && date <= asOf && date > (last.get(keyOf(engagement)) ?? ''))
        last.set(keyOf(engagement), date);
  return (engagement) => last.get(keyOf(engagement)) ?? null;
}
