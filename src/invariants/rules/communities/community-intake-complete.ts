import { INTAKE, type Community, type MappedField } from '../../../model/index.ts';
import { doubt } from '../../doubt.ts';
import { calledSubject, fail, notEvaluated, pass } from '../../outcome.ts';
import { eachCommunity, type Reached } from '../../reached.ts';
import { capital, enumerate } from '../../words.ts';
import { intakeExamples } from './community-intake-complete.examples.ts';
import type { Context, Outcome, Rule, Subject } from '../../types.ts';

/** Completeness is the part of the packet that is known, each fact counting the same; at Closed Won only what is required counts. */
function judge(community: Community, subject: Subject, { stage, deals }: Reached, context: Context): Outcome {
  const { intakeNegotiationPercent, intakeContractAdminPercent } = context.config.thresholds;
  const isWon = stage === 'Closed Won';
  const items = INTAKE.filter(({ isRequired }) => isRequired || !isWon);
  const missing = items.filter(({ isKnown }) => !isKnown(community, deals)).map(({ label }) => label);
  const percent = isWon ? 100 : stage === 'Contract Admin' ? intakeContractAdminPercent : intakeNegotiationPercent;
  const known = items.length - missing.length;
  if (known * 100 >= percent * items.length) return pass(subject);
  const uncertain = doubt(context.index, 'deals', { naming: [community.id] });
  if (uncertain) return notEvaluated(subject, uncertain);
  const packet = isWon ? 'required facts of the hand-off packet' : 'facts of the hand-off packet';
  const due = isWon ? 'all of them are' : `${percent} % of them are`;
  return fail(subject, {
    severity: 'warning',
    community: community.communityId,
    message: `${capital(calledSubject(subject))} is at ${stage} with ${known} of ${items.length} ${packet} where ${due} due, so delivery would have to ask again for ${enumerate(missing)}.`,
  });
}

export const communityIntakeComplete: Rule = {
  id: 'community-intake-complete',
  title: 'What BD knows about a community is written down',
  statement:
    'The hand-off packet of a community is known to 60 % at Negotiation and to 90 % at Contract Admin; at Closed Won every required fact is known.',
  why: 'Delivery starts from what is in HubSpot. What is only in somebody’s head is asked of the community a second time, or guessed.',
  fix: 'Write what is missing into the company in HubSpot, and the tier and the people’s roles into the deal.',
  severity: 'warning',
  owner: 'BD',
  handbook: 'engagements/hand-off#the-hand-off-packet',
  reads: {
    needs: ['deals.stageId'],
    clears: INTAKE.flatMap(({ field }): MappedField[] => (field === null ? [] : [field])),
  },
  evaluate: (context) =>
    eachCommunity(context, (community, subject, reached) => judge(community, subject, reached, context)),
  examples: intakeExamples,
};
