import { communityOfProject } from '../../community.ts';
import { doubt } from '../../doubt.ts';
import { eachProject, isCancelled } from '../../standing.ts';
import { oneParent } from './one-parent.ts';
import type { Rule } from '../../types.ts';

export const projectHasOneEngagement: Rule = {
  id: 'project-has-one-engagement',
  title: 'A project belongs to one engagement',
  statement:
    'Every project that is not cancelled belongs to exactly one engagement; cancelled engagements do not count.',
  why: 'A project without an engagement is work that no agreement asks for. With two, the same work is reported and paid for twice.',
  fix: 'Point the project in Airtable to the one engagement whose statement of work it comes from.',
  severity: 'error',
  owner: 'P&S',
  handbook: 'engagements/units-of-work#projects',
  reads: {
    needs: [['engagements.projectIds', 'projects.engagementIds']],
    clears: ['projects.status', 'engagements.status'],
  },
  evaluate: (context) =>
    eachProject(context, (project, subject) => {
      const { index } = context;
      return oneParent(subject, {
        type: 'engagement',
        parents: index.engagementsOfProject(project.id).map((engagement) => ({
          id: engagement.id,
          name: engagement.name,
          standing: isCancelled(engagement) ? 'cancelled' : 'standing',
        })),
        doubt: () => doubt(index, 'engagements', { naming: [project.id], named: project.engagementIds }),
        community: () => communityOfProject(index, project.id),
        consequence: {
          ofNone: 'no agreement stands behind its work',
          ofSeveral: 'its work is counted more than once',
        },
      });
    }),
  examples: [
    {
      given: 'a project and the engagement that it links to',
      then: 'the rule holds',
      outcome: 'pass',
      asOf: '2026-06-15',
      records: { engagements: [{ id: 'recE1' }], projects: [{ engagementIds: ['recE1'] }] },
    },
    {
      given: 'a project that no engagement has',
      then: 'it is an error',
      outcome: 'fail',
      severity: 'error',
      asOf: '2026-06-15',
      records: { engagements: [{}], projects: [{}] },
    },
    {
      given: 'a project that links to one engagement and is listed by another',
      then: 'it is an error that names both engagements',
      outcome: 'fail',
      severity: 'error',
      asOf: '2026-06-15',
      records: {
        engagements: [{ id: 'recE1' }, { id: 'recE2', projectIds: ['recP1'] }],
        projects: [{ id: 'recP1', engagementIds: ['recE1'] }],
      },
    },
    {
      given: 'the same project, with the other engagement cancelled',
      then: 'the rule holds',
      outcome: 'pass',
      asOf: '2026-06-15',
      records: {
        engagements: [{ id: 'recE1' }, { id: 'recE2', projectIds: ['recP1'], status: 'Cancelled' }],
        projects: [{ id: 'recP1', engagementIds: ['recE1'] }],
      },
    },
    {
      given: 'a project whose engagement does not exist',
      then: 'it is not evaluated, and reference-resolves reports the link',
      outcome: 'not-evaluated',
      asOf: '2026-06-15',
      records: { projects: [{ engagementIds: ['recE404'] }] },
    },
  ],
};
