import { isFrom, type Deal, type Person, type Role } from '../../../model/index.ts';
import { communityOfDeals } from '../../community.ts';
import { doubt } from '../../doubt.ts';
import { calledSubject, fail, notEvaluated, pass, subjectOf } from '../../outcome.ts';
import { STAGE_UNKNOWN } from '../../select.ts';
import { capital, enumerate } from '../../words.ts';
import { contactExamples } from './contact-identifiers-present.examples.ts';
import type { Context, Outcome, Rule, Subject } from '../../types.ts';

/** Roles that work on GitHub. */
const ON_GITHUB: readonly Role[] = ['Technical Lead', 'Technical Contact', 'Authorized PR Submitter'];

/** One @ with something before it and a domain with a dot after it; whether it arrives, only a mail can tell. */
const ADDRESS = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** Eligible are contacts of deals from Negotiation on. Neither their names nor their addresses are repeated. */
function judge(person: Person, context: Context): Outcome | null {
  const { index } = context;
  const subject = subjectOf('person', { id: person.id });
  const all = index.dealsOfPerson(person.id);
  const deals = all.filter(({ stage }) => stage !== null && isFrom(stage, 'Negotiation'));
  if (deals.length > 0) return judgeContact(person, subject, deals, context);
  if (all.some(({ stage }) => stage === null)) return notEvaluated(subject, STAGE_UNKNOWN);
  const uncertain = doubt(index, 'deals', { naming: [person.id] });
  return uncertain === null ? null : notEvaluated(subject, uncertain);
}

function judgeContact(person: Person, subject: Subject, deals: readonly Deal[], { index }: Context): Outcome {
  const { firstName, lastName, email, githubHandle } = person;
  const isOnGithub = deals.some(({ contacts }) =>
    contacts.some(({ personId, roles }) => personId === person.id && roles.some((role) => ON_GITHUB.includes(role))),
  );
  // Asked first, because nearly every contact is as it should be.
  const isReachable = firstName !== null && lastName !== null && email !== null && ADDRESS.test(email);
  if (isReachable && (githubHandle !== null || !isOnGithub)) return pass(subject);
  const wrong = [
    ...(firstName === null ? ['no first name'] : []),
    ...(lastName === null ? ['no last name'] : []),
    ...(email === null ? ['no e-mail address'] : ADDRESS.test(email) ? [] : ['an e-mail address of no valid form']),
    ...(githubHandle === null && isOnGithub ? ['no GitHub handle in spite of a technical role'] : []),
  ];
  return fail(subject, {
    severity: 'info',
    community: communityOfDeals(
      index,
      deals.map(({ id }) => id),
    ),
    message: `${capital(calledSubject(subject))} has ${enumerate(wrong)}, so they cannot be reached or given access where they should be.`,
  });
}

function* evaluate(context: Context): Iterable<Outcome> {
  for (const person of context.snapshot.records.people) {
    const outcome = judge(person, context);
    if (outcome) yield outcome;
  }
}

export const contactIdentifiersPresent: Rule = {
  id: 'contact-identifiers-present',
  title: 'Contacts can be reached',
  statement:
    'A contact of a deal from Negotiation on has a first and a last name and a valid e-mail address; technical leads, technical contacts and PR submitters have a GitHub handle.',
  why: 'Access to a hub is given by e-mail address or GitHub handle, and changes come as pull requests from handles that we know.',
  fix: 'Set firstname, lastname, email and github_username on the contact in HubSpot.',
  severity: 'info',
  owner: 'BD',
  handbook: 'engagements/hand-off#people-and-roles',
  reads: {
    needs: ['deals.stageId'],
    clears: ['people.firstName', 'people.lastName', 'people.email', 'people.githubHandle'],
  },
  evaluate,
  examples: contactExamples,
};
