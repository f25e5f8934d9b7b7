import { communityOfEngagement } from '../../community.ts';
import { doubt } from '../../doubt.ts';
import { calledSubject, fail, notEvaluated, pass } from '../../outcome.ts';
import { eachEngagement } from '../../standing.ts';
import { capital, inWords } from '../../words.ts';
import type { Rule } from '../../types.ts';

/** Without a start date nothing softens the finding. */
export const engagementHasProject: Rule = {
  id: 'engagement-has-project',
  title: 'An engagement has a project',
  statement:
    'Every engagement that is not cancelled has at least one project, from its start date on. A project that was cancelled counts: the statement of work was carried over.',
  why: 'Projects carry the deliverables of the statement of work. Without one, what was promised is on nobody’s list.',
  fix: 'Create the projects of the statement of work in Airtable and link them to the engagement.',
  severity: 'error',
  owner: 'P&S',
  handbook: 'engagements/units-of-work#projects',
  reads: {
    needs: [['engagements.projectIds', 'projects.engagementIds']],
    clears: ['engagements.start', 'engagements.status'],
  },
  evaluate: (context) =>
    eachEngagement(context, (engagement, subject) => {
      const { index, asOf } = context;
      if (index.projectsOfEngagement(engagement.id).length > 0) return pass(subject);
      const uncertain = doubt(index, 'projects', { naming: [engagement.id], named: engagement.projectIds });
      if (uncertain) return notEvaluated(subject, uncertain);
      const ahead = engagement.start !== null && engagement.start > asOf;
      const fact = `${capital(calledSubject(subject))} has no project`;
      return fail(subject, {
        severity: ahead ? 'info' : 'error',
        community: communityOfEngagement(index, engagement),
        message: ahead
          ? `${fact} yet; it needs one by its start on ${inWords(engagement.start ?? asOf)}.`
          : `${fact}, so nothing that was promised is being worked on.`,
      });
    }),
  examples: [
    {
      given: 'an engagement and a project that links to it',
      then: 'the rule holds, although the engagement does not list the project',
      outcome: 'pass',
      asOf: '2026-06-15',
      records: { engagements: [{ id: 'recE1', start: '2026-01-01' }], projects: [{ engagementIds: ['recE1'] }] },
    },
    {
      given: 'an engagement without a project on the day on which it starts',
      then: 'it is an error',
      outcome: 'fail',
      severity: 'error',
      asOf: '2026-06-15',
      records: { engagements: [{ start: '2026-06-15', end: '2027-06-14' }] },
    },
    {
      given: 'the same engagement one day before it starts',
      then: 'it is listed as info',
      outcome: 'fail',
      severity: 'info',
      asOf: '2026-06-14',
      records: { engagements: [{ start: '2026-06-15', end: '2027-06-14' }] },
    },
    {
      given: 'an engagement whose only project could not be read',
      then: 'it is not evaluated, and record-parses reports the project',
      outcome: 'not-evaluated',
      asOf: '2026-06-15',
      records: { engagements: [{ id: 'recE1', start: '2026-01-01', projectIds: ['recP1'] }] },
      setAside: [
        {
          noun: 'projects',
          id: 'recP1',
          name: null,
          field: 'status',
          expected: 'a status',
          found: '"Soon"',
          links: ['recE1'],
        },
      ],
    },
  ],
};
