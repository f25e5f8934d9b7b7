import { communityOfProject } from '../../community.ts';
import { doubt } from '../../doubt.ts';
import { calledSubject, fail, notEvaluated, pass } from '../../outcome.ts';
import { eachProject } from '../../standing.ts';
import { capital } from '../../words.ts';
import type { Rule } from '../../types.ts';

export const projectHasDeliverable: Rule = {
  id: 'project-has-deliverable',
  title: 'A project has a deliverable',
  statement:
    'Every project that is not cancelled has at least one deliverable. A deliverable that was cancelled counts: the work was broken down.',
  why: 'Only a deliverable can be done or late. What stands in a project alone, nobody can follow or report.',
  fix: 'Create the deliverables of the statement of work in Airtable and link them to the project.',
  severity: 'warning',
  owner: 'P&S',
  handbook: 'engagements/units-of-work#projects',
  reads: {
    needs: [['projects.deliverableIds', 'deliverables.projectIds']],
    clears: [['engagements.projectIds', 'projects.engagementIds'], 'projects.status', 'engagements.status'],
  },
  evaluate: (context) =>
    eachProject(context, (project, subject, standing) => {
      const { index } = context;
      if (index.deliverablesOfProject(project.id).length > 0) return pass(subject);
      const uncertain = doubt(index, 'deliverables', { naming: [project.id], named: project.deliverableIds });
      if (uncertain) return notEvaluated(subject, uncertain);
      if (typeof standing === 'object') return notEvaluated(subject, standing.unclear);
      return fail(subject, {
        severity: 'warning',
        community: communityOfProject(index, project.id),
        message: `${capital(calledSubject(subject))} has no deliverable, so nobody can tell what it owes or whether it is done.`,
      });
    }),
  examples: [
    {
      given: 'a project and a deliverable that links to it',
      then: 'the rule holds, although the project does not list the deliverable',
      outcome: 'pass',
      asOf: '2026-06-15',
      records: { projects: [{ id: 'recP1' }], deliverables: [{ projectIds: ['recP1'] }] },
    },
    {
      given: 'a project without a deliverable',
      then: 'it is a warning',
      outcome: 'fail',
      severity: 'warning',
      asOf: '2026-06-15',
      records: { projects: [{ status: 'Active' }] },
    },
    {
      given: 'a project without a deliverable in an engagement that was cancelled, beside one in order',
      then: 'the rule holds, because the project was cancelled with its engagement',
      outcome: 'pass',
      asOf: '2026-06-15',
      records: {
        engagements: [{ id: 'recE1', status: 'Cancelled' }],
        projects: [{ engagementIds: ['recE1'] }, { id: 'recP2' }],
        deliverables: [{ projectIds: ['recP2'] }],
      },
    },
    {
      given: 'a project whose only deliverable does not exist',
      then: 'it is not evaluated, and reference-resolves reports the link',
      outcome: 'not-evaluated',
      asOf: '2026-06-15',
      records: { projects: [{ deliverableIds: ['recD404'] }] },
    },
  ],
};
