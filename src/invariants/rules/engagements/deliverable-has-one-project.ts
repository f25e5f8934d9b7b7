import { communityOfDeliverable } from '../../community.ts';
import { doubt } from '../../doubt.ts';
import { eachDeliverable, standingOfProject } from '../../standing.ts';
import { oneParent } from './one-parent.ts';
import type { Project } from '../../../model/index.ts';
import type { Rule } from '../../types.ts';

export const deliverableHasOneProject: Rule = {
  id: 'deliverable-has-one-project',
  title: 'A deliverable belongs to one project',
  statement: 'Every deliverable that is not cancelled belongs to exactly one project; cancelled projects do not count.',
  why: 'A deliverable without a project is missing from every report. With two, it is promised and counted twice.',
  fix: 'Point the deliverable in Airtable to the one project that produces it.',
  severity: 'error',
  owner: 'P&S',
  handbook: 'engagements/units-of-work#projects',
  reads: {
    needs: [['projects.deliverableIds', 'deliverables.projectIds']],
    clears: [
      ['engagements.projectIds', 'projects.engagementIds'],
      'deliverables.status',
      'projects.status',
      'engagements.status',
    ],
  },
  evaluate: (context) =>
    eachDeliverable(context, ({ id, projectIds }, subject, standing, projects) => {
      const { index } = context;
      // A deliverable with one project stands as that does.
      const standingOf = (project: Project) => (projects.length === 1 ? standing : standingOfProject(index, project));
      const isKnown = (named: string) => projects.some((project) => project.id === named);
      return oneParent(subject, {
        type: 'project',
        parents: projects.map((project) => ({ id: project.id, name: project.name, standing: standingOf(project) })),
        doubt: () => doubt(index, 'projects', { naming: [id], named: projectIds.filter((named) => !isKnown(named)) }),
        community: () => communityOfDeliverable(index, id),
        consequence: { ofNone: 'no report shows it', ofSeveral: 'it is counted more than once' },
      });
    }),
  examples: [
    {
      given: 'a deliverable and the project that lists it',
      then: 'the rule holds, although the deliverable does not link to the project',
      outcome: 'pass',
      asOf: '2026-06-15',
      records: { projects: [{ deliverableIds: ['recD1'] }], deliverables: [{ id: 'recD1' }] },
    },
    {
      given: 'a deliverable that no project has',
      then: 'it is an error',
      outcome: 'fail',
      severity: 'error',
      asOf: '2026-06-15',
      records: { projects: [{}], deliverables: [{}] },
    },
    {
      given: 'a deliverable of two projects',
      then: 'it is an error that names both projects',
      outcome: 'fail',
      severity: 'error',
      asOf: '2026-06-15',
      records: { projects: [{ id: 'recP1' }, { id: 'recP2' }], deliverables: [{ projectIds: ['recP1', 'recP2'] }] },
    },
    {
      given: 'a deliverable of two projects, one of them cancelled',
      then: 'the rule holds',
      outcome: 'pass',
      asOf: '2026-06-15',
      records: {
        projects: [{ id: 'recP1' }, { id: 'recP2', status: 'Cancelled' }],
        deliverables: [{ projectIds: ['recP1', 'recP2'] }],
      },
    },
    {
      given: 'a deliverable whose project could not be read',
      then: 'it is not evaluated, and record-parses reports the project',
      outcome: 'not-evaluated',
      asOf: '2026-06-15',
      records: { deliverables: [{ projectIds: ['recP1'] }] },
      setAside: [
        {
          noun: 'projects',
          id: 'recP1',
          name: null,
          field: 'status',
          expected: 'a status',
          found: '"Soon"',
          links: [],
        },
      ],
    },
  ],
};
