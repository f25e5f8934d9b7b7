import fc from 'fast-check';
import { blankRecord } from '../../../src/invariants/index.ts';
import { monthOf, monthRange, ROLES, type Records } from '../../../src/model/index.ts';
import { AS_OF, day } from './days.ts';
import { addUse, hubOf } from './use.ts';

type Deal = Records['deals'][number];
type Engagement = Records['engagements'][number];

const STATES = ['lead', 'handover', 'planned', 'active', 'notice', 'renewing', 'ended', 'lost'] as const;

/** One community and what hangs on it, by the state that its relationship is in. */
export interface Plan {
  state: (typeof STATES)[number];
  /** Which records state the links between engagement, projects and deliverables. */
  sides: 'both' | 'parents' | 'children';
  contract: 'on deal' | 'on engagement' | 'both';
  deliverables: number;
  offset: number;
  /** Committed by every agreement, and delivered in each month; null without a clause. */
  fte: number | null;
  /** Where the day stands on which the agreement was signed. */
  signed: 'everywhere' | 'on contract';
  rag: 'Green' | 'Amber';
}

export const plan: fc.Arbitrary<Plan> = fc.record({
  state: fc.constantFrom(...STATES),
  sides: fc.constantFrom('both', 'parents', 'children'),
  contract: fc.constantFrom('on deal', 'on engagement', 'both'),
  deliverables: fc.integer({ min: 1, max: 3 }),
  offset: fc.integer({ min: 0, max: 300 }),
  fte: fc.constantFrom(0.2, null),
  signed: fc.constantFrom('everywhere', 'on contract'),
  rag: fc.constantFrom('Green', 'Amber'),
});

const VERIFIED = { status: 'Complete', deliveryVerifiedOn: AS_OF } as const;
export const ISSUE = 'https://github.com/example-org/example/issues/1';

/** What a deal says of itself wherever it stands. */
const STATED: Partial<Deal> = {
  scopeDecision: 'in_scope',
  psNotifiedOn: day(-990),
  capacityConfirmedOn: day(-980),
  verbalCloseOn: day(-970),
  agreementUrl: 'https://files.example/agreement.pdf',
  billingColumnsOn: day(-20),
};

const AGREED: Partial<Deal> = { agreementType: 'service_agreement', agreementExecutedOn: day(-900) };

/** What is known of every community. */
const INTAKE: Partial<Records['communities'][number]> = {
  website: 'https://community.example/',
  githubOrg: 'https://github.com/example-org',
  githubRepos: ['https://github.com/example-org/hub'],
  logoUrl: 'https://community.example/logo.svg',
  cloudProvider: 'gcp',
  cloudRegion: 'us-central1',
  contextGoals: 'A common place for the data.',
  contextCommunity: 'Forty ecologists.',
  contextInfrastructure: 'One environment for all.',
  contextData: 'Surveys.',
};

/** A word of lower-case letters for a number. */
const letters = (number: number): string =>
  String(number).replace(/\d/g, (digit) => 'abcdefghij'.charAt(Number(digit)));

/** Id of the pipeline of a thousand communities. */
export const pipelineOf = (base: number): string => `pipe${Math.floor(base / 1000)}`;

/** Adds a community with everything in order. `base` tells its ids from those of every other. */
export function addCommunity(records: Records, base: number, made: Plan) {
  const { state, sides, contract, deliverables, offset, fte, signed, rag } = made;
  const communityId = `c${letters(base)}`;
  const company = String(base * 100);
  const person = String(base * 100 + 1);
  records.communities.push(
    blankRecord('communities', {
      id: company,
      communityId,
      shortName: `Community ${communityId}`,
      longName: `The ${communityId} community`,
      ...INTAKE,
    }),
  );
  records.people.push(
    blankRecord('people', {
      id: person,
      firstName: 'Ada',
      lastName: 'Reef',
      email: `${communityId}@people.example`,
      githubHandle: `ada-${communityId}`,
    }),
  );
  records.hubs.push(hubOf(communityId, { decommissionedOn: state === 'lost' ? day(-1 - offset) : null }));
  let deals = 0;
  const addDeal = (part: Partial<Deal>) => {
    const id = String(base * 100 + 10 + ++deals);
    const links = { communityRecordIds: [company], contacts: [{ personId: person, roles: [...ROLES] }] };
    records.deals.push(
      blankRecord('deals', {
        id,
        name: `Deal ${id}`,
        pipelineId: pipelineOf(base),
        stageId: part.stage ?? '1',
        type: 'new',
        closedOn: day(-400),
        stageEnteredOn: day(-(offset % 91)),
        ...STATED,
        serviceTier: 'essential',
        fteCommitted: fte,
        amount: { minor: 100_000 + deals, currency: 'USD' },
        contractStart: day(500 + 366 * deals),
        contractEnd: day(865 + 366 * deals),
        ...links,
        ...part,
      }),
    );
    return id;
  };
  /** A deal that was won with all that belongs to it. */
  const addWon = (part: Partial<Deal>) => {
    const id = addDeal({ stage: 'Closed Won', ...(signed === 'everywhere' && AGREED), ...part });
    const createdOn = part.closedOn ?? day(-400);
    records.orders.push(blankRecord('orders', { id: `${id}9`, createdOn, dealIds: [id] }));
    return id;
  };
  const addEngagement = (deal: string, start: string, end: string, part: Partial<Engagement> = {}) => {
    const id = `recE${deal}`;
    const [project, agreement] = [`recP${deal}`, `recC${deal}`];
    const works = Array.from({ length: deliverables }, (_, place) => `recD${deal}${place}`);
    Object.assign(records.deals.find((one) => one.id === deal) ?? {}, { contractStart: start, contractEnd: end });
    const [down, up] = [sides !== 'children', sides !== 'parents'];
    records.contracts.push(
      blankRecord('contracts', {
        id: agreement,
        fteCommitted: fte,
        type: 'Service Agreement',
        executedOn: day(-900),
        dealIds: contract === 'on engagement' ? [] : [deal],
      }),
    );
    records.engagements.push(
      blankRecord('engagements', {
        id,
        name: `Engagement ${id}`,
        communityId,
        serviceTier: 'Essential',
        status: 'Active',
        rag,
        ragNote: rag === 'Amber' ? 'The date is agreed on again.' : null,
        fteCommitted: fte,
        start,
        end,
        dealRef: deal,
        dealIds: [deal],
        projectIds: down ? [project] : [],
        contractIds: contract === 'on deal' ? [] : [agreement],
        ...part,
      }),
    );
    records.projects.push(
      blankRecord('projects', {
        id: project,
        name: `Project ${project}`,
        status: 'Active',
        engagementIds: up ? [id] : [],
        deliverableIds: down ? works : [],
      }),
    );
    works.forEach((work, place) => {
      const done = end < AS_OF || place === 0;
      records.deliverables.push(
        blankRecord('deliverables', {
          id: work,
          name: `Deliverable ${work}`,
          projectIds: up ? [project] : [],
          ...(done
            ? { status: 'Delivered', dueOn: start, deliveredOn: start < AS_OF ? start : AS_OF, githubIssueUrl: ISSUE }
            : { status: 'In progress', dueOn: end }),
        }),
      );
    });
    monthRange(monthOf(start), monthOf(end < AS_OF ? end : AS_OF)).forEach((month, place) => {
      records.fteLog.push(
        blankRecord('fteLog', { id: `recF${deal}x${place}`, engagementIds: [id], month, fte: fte ?? 0.05 }),
      );
    });
    records.checkIns.push(
      blankRecord('checkIns', { id: `recK${deal}`, engagementIds: [id], date: day(-30), score: 4 }),
    );
    addUse(records, communityId, start, end);
  };
  switch (state) {
    case 'lead':
      addDeal({
        stage: (['Lead', 'Qualified', 'Proposal', 'Negotiation', 'Contract Admin'] as const)[offset % 5] ?? 'Lead',
        closedOn: day(offset),
      });
      break;
    case 'handover': {
      const deal = addWon({ closedOn: day(-(offset % 8)), ...AGREED });
      records.contracts.push(
        blankRecord('contracts', {
          ...{ id: `recC${deal}`, type: 'MoU', dealIds: [deal], executedOn: day(-1), fteCommitted: fte },
        }),
      );
      break;
    }
    case 'planned':
      addEngagement(addWon({ closedOn: day(-20) }), day(offset + 1), day(offset + 366));
      break;
    case 'active':
      addEngagement(addWon({}), day(-offset), day(61 + offset));
      break;
    case 'notice': {
      const ending = addWon({});
      addEngagement(ending, day(-300), day(offset % 61), { renewalNoticeSentOn: day(-(offset % 200)) });
      addDeal({ stage: 'Lead', type: 'renewal', closedOn: day(offset), previousDealId: ending });
      break;
    }
    case 'renewing': {
      const first = addWon({});
      addEngagement(first, day(-365), day(61 + offset));
      addDeal({ stage: 'Proposal', type: 'renewal', closedOn: day(offset), previousDealId: first });
      break;
    }
    case 'ended': {
      const first = addWon({});
      addEngagement(first, day(-800), day(-1 - offset), VERIFIED);
      addEngagement(addWon({ type: 'renewal', previousDealId: first }), day(-offset), day(365));
      break;
    }
    case 'lost':
      addDeal({ stage: 'Closed Lost', lostReason: 'No grant.' });
      addEngagement(addDeal({ stage: 'Closed Lost', lostReason: 'No grant.' }), day(-365), day(-1 - offset), {
        ...VERIFIED,
        decommissionRequestedOn: day(-40 - offset),
        shutdownNoticeSentOn: day(-15 - offset),
      });
  }
}
