import { describe, expect, test } from 'vitest';
import {
  addDays,
  addMonths,
  daysBetween,
  firstDayOf,
  isFrom,
  isOpen,
  lastDayOf,
  monthOf,
  monthRange,
  ROLES,
  type Deal,
  type Engagement,
  type Stage,
} from '../../src/model/index.ts';
import { samplePortfolio } from '../../src/sample/index.ts';
import { stageAt } from '../../src/sample/pipeline.ts';

/**
 * Rules of the catalogue that need no engine to be said. A clean portfolio holds them all, so that a rule which is added
 * to the check finds nothing in it.
 */
const input = samplePortfolio({ communities: 56, seed: 'catalogue' });
const asOf = input.asOf ?? '';
const { records } = input;
const from = (stage: Stage) => records.deals.filter((deal) => deal.stage !== null && isFrom(deal.stage, stage));
const open = records.deals.filter(({ stage }) => stage !== null && isOpen(stage));
const engagementOf = new Map(records.engagements.map((engagement) => [engagement.dealIds[0], engagement]));
const dealOf = (engagement: Engagement) => records.deals.find(({ id }) => id === engagement.dealIds[0])!;
const pairs = records.engagements.map((engagement) => ({ engagement, deal: dealOf(engagement) }));
const dated = ({ start, end }: Engagement) => ({ start: start ?? '', end: end ?? '' });
const isActive = (engagement: Engagement) => dated(engagement).start <= asOf && asOf <= dated(engagement).end;
const hasEnded = (engagement: Engagement) => dated(engagement).end < asOf;
const deliverablesOf = (engagement: Engagement) => {
  const projects = records.projects.filter(({ engagementIds }) => engagementIds.includes(engagement.id));
  return projects.flatMap(({ id }) => records.deliverables.filter(({ projectIds }) => projectIds.includes(id)));
};
const successorOf = (engagement: Engagement) =>
  records.engagements.find(
    (other) => other.communityId === engagement.communityId && dated(other).start > dated(engagement).end,
  );
const all = (deals: Deal[], holds: (deal: Deal) => boolean) => {
  expect(deals.length).toBeGreaterThan(0);
  expect(deals.filter((deal) => !holds(deal)).map(({ name }) => name)).toEqual([]);
};

describe('deals', () => {
  test('gates of the stages', () => {
    all(from('Qualified'), ({ type, scopeDecision }) => type !== null && scopeDecision === 'in_scope');
    all(
      from('Proposal'),
      ({ psNotifiedOn, capacityConfirmedOn }) => psNotifiedOn !== null && capacityConfirmedOn !== null,
    );
    all(from('Proposal'), ({ amount }) => amount !== null && amount.minor > 0 && amount.currency !== null);
    all(from('Negotiation'), ({ contractStart, contractEnd, agreementUrl }) =>
      Boolean(contractStart && contractEnd && agreementUrl),
    );
    all(from('Contract Admin'), ({ verbalCloseOn, serviceTier }) => verbalCloseOn !== null && serviceTier !== null);
    all(
      records.deals.filter(({ stage }) => stage === 'Closed Lost'),
      ({ lostReason }) => lostReason !== null,
    );
  });

  test('open deals move on', () => {
    all(open, ({ stageEnteredOn }) => daysBetween(stageEnteredOn ?? '', asOf) <= 30 && (stageEnteredOn ?? '') <= asOf);
    all(open, ({ closedOn }) => (closedOn ?? '') >= asOf);
  });

  test('dates stand in the order of the way through the pipeline', () => {
    all(
      from('Proposal'),
      ({ createdOn, psNotifiedOn, capacityConfirmedOn, verbalCloseOn, agreementExecutedOn, closedOn }) => {
        const days = [
          createdOn,
          psNotifiedOn,
          capacityConfirmedOn,
          verbalCloseOn,
          agreementExecutedOn,
          closedOn,
        ].filter((day) => day !== null);
        return days.every((day, i) => i === 0 || day >= days[i - 1]!);
      },
    );
    all(
      from('Closed Won'),
      ({ closedOn, stageEnteredOn, modifiedAt }) => closedOn === stageEnteredOn && modifiedAt! < input.pulledAt,
    );
  });

  test('renewals name their predecessor, and first deals have none', () => {
    const ids = new Map(records.deals.map((deal) => [deal.id, deal]));
    all(
      records.deals.filter(({ type }) => type === 'renewal'),
      ({ previousDealId, communityRecordIds }) =>
        ids.get(previousDealId ?? '')?.communityRecordIds[0] === communityRecordIds[0],
    );
    all(
      records.deals.filter(({ type }) => type === 'new'),
      ({ previousDealId }) => previousDealId === null,
    );
  });

  test('an order brings billing columns, an engagement, a project and a deliverable', () => {
    const ordered = records.deals.filter(({ id }) => records.orders.some(({ dealIds }) => dealIds.includes(id)));
    all(ordered, ({ billingColumnsOn }) => billingColumnsOn !== null && billingColumnsOn <= asOf);
    all(ordered, ({ id }) => deliverablesOf(engagementOf.get(id)!).length > 0);
  });

  test('no two open or won deals share community, amount and time', () => {
    const keys = from('Lead').flatMap(({ communityRecordIds, amount }) =>
      amount ? `${communityRecordIds[0]} ${amount.minor}` : [],
    );
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe('communities', () => {
  const known = records.communities.filter(({ id }) =>
    from('Negotiation').some(({ communityRecordIds }) => communityRecordIds.includes(id)),
  );

  test('are known well from Negotiation on', () => {
    expect(known.length).toBeGreaterThan(0);
    expect(
      known.filter((community) =>
        Object.values(community).some((value) => value === null || (Array.isArray(value) && value.length === 0)),
      ),
    ).toEqual([]);
    const urls = known.flatMap(({ website, logoUrl, githubOrg, githubRepos }) => [
      website,
      logoUrl,
      githubOrg,
      ...githubRepos,
    ]);
    expect(urls.filter((url) => !/^https:\/\/\S+$/.test(url ?? ''))).toEqual([]);
  });

  test('fill every role with somebody who can be reached', () => {
    all(from('Negotiation'), ({ contacts }) => {
      const roles = contacts.flatMap((contact) => contact.roles);
      return ROLES.every((role) => roles.includes(role));
    });
    expect(
      records.people.filter(
        ({ firstName, lastName, email, githubHandle }) => !(firstName && lastName && email && githubHandle),
      ),
    ).toEqual([]);
  });
});

describe('engagements', () => {
  test('agree with their deals and contracts', () => {
    const wrong = pairs.filter(({ engagement, deal }) => {
      const contracts = records.contracts.filter(({ id }) => engagement.contractIds.includes(id));
      const community = records.communities.find(({ id }) => id === deal.communityRecordIds[0]);
      return !(
        engagement.start === deal.contractStart &&
        engagement.end === deal.contractEnd &&
        engagement.serviceTier?.toLowerCase() === deal.serviceTier &&
        engagement.fteCommitted === deal.fteCommitted &&
        engagement.communityId === community?.communityId &&
        engagement.type?.toLowerCase() === deal.type &&
        (deal.agreementExecutedOn ?? '') <= (engagement.start ?? '') &&
        contracts.every(
          ({ start, end, fteCommitted }) =>
            start === engagement.start && end === engagement.end && fteCommitted === engagement.fteCommitted,
        )
      );
    });
    expect(wrong).toEqual([]);
  });

  test('have a status, RAG, notes and verification as their dates demand', () => {
    for (const engagement of records.engagements) {
      const { status, rag, ragNote, deliveryVerifiedOn } = engagement;
      expect(status).toBe(isActive(engagement) ? 'Active' : hasEnded(engagement) ? 'Complete' : 'Planned');
      if (isActive(engagement)) expect(rag).not.toBeNull();
      if (rag === 'Amber' || rag === 'Red') expect(ragNote).not.toBeNull();
      if (hasEnded(engagement)) expect(deliveryVerifiedOn! <= asOf).toBe(true);
    }
  });

  test('have deliverables that are due in their time and delivered with evidence', () => {
    for (const engagement of records.engagements) {
      const { start, end } = dated(engagement);
      for (const { dueOn, status, deliveredOn, githubIssueUrl } of deliverablesOf(engagement)) {
        expect(start <= dueOn! && dueOn! <= end).toBe(true);
        expect(status === 'Delivered').toBe(deliveredOn !== null);
        if (deliveredOn)
          expect([deliveredOn <= asOf && deliveredOn >= start, githubIssueUrl !== null]).toEqual([true, true]);
      }
    }
    const late = records.deliverables.filter(({ dueOn, deliveredOn }) => deliveredOn !== null && deliveredOn > dueOn!);
    const upcoming = records.deliverables.filter(({ status }) => status === 'In progress' || status === 'Not started');
    expect([late.length, upcoming.length].every((count) => count > 20)).toBe(true);
    expect(records.projects.filter(({ deliverableIds }) => deliverableIds.length === 0)).toEqual([]);
  });

  test('are checked in with', () => {
    const old = records.engagements.filter(
      (engagement) => isActive(engagement) && daysBetween(dated(engagement).start, asOf) > 183,
    );
    const since = addDays(asOf, -365);
    const without = old.filter(
      ({ id }) => !records.checkIns.some(({ engagementIds, date }) => engagementIds.includes(id) && date! > since),
    );
    expect([old.length > 0, without]).toEqual([true, []]);
  });

  test('deliver their FTE in every month', () => {
    const clauses = records.engagements.filter(
      (engagement) => engagement.fteCommitted !== null && dated(engagement).start <= asOf,
    );
    expect(clauses.length).toBeGreaterThan(0);
    for (const engagement of clauses) {
      const { start, end } = dated(engagement);
      const logs = records.fteLog.filter(({ engagementIds }) => engagementIds.includes(engagement.id));
      const last = addMonths(monthOf(asOf), -1);
      expect(logs.map(({ month }) => month)).toEqual(
        monthRange(monthOf(start), monthOf(end) < last ? monthOf(end) : last),
      );
      expect(logs.every(({ fte }) => fte! >= engagement.fteCommitted!)).toBe(true);
    }
  });

  test('and the pipeline fit into the capacity of every month ahead', () => {
    const expected = open
      .filter(({ stage }) => isFrom(stage!, 'Proposal'))
      .reduce((sum, { stage, fteCommitted }) => sum + stageAt(stage!).probability * (fteCommitted ?? 0), 0);
    for (const [month, rows] of Map.groupBy(records.capacity, (row) => row.month)) {
      const running = records.engagements.filter(
        (engagement) => dated(engagement).start <= lastDayOf(month) && dated(engagement).end >= firstDayOf(month),
      );
      const committed = running.reduce((sum, { fteCommitted }) => sum + (fteCommitted ?? 0), 0);
      expect(rows.reduce((sum, { fteAvailable }) => sum + (fteAvailable ?? 0), 0)).toBeGreaterThan(
        committed + expected,
      );
      // The team that does the work can carry it alone.
      expect(rows.find(({ team }) => team === 'P&S')!.fteAvailable!).toBeGreaterThan(committed + expected);
    }
  });
});

describe('renewal', () => {
  test('an end in sight has a renewal under way or a request to stop', () => {
    const ending = pairs.filter(
      ({ engagement }) => isActive(engagement) && daysBetween(asOf, dated(engagement).end) <= 60,
    );
    const undecided = ending.filter(({ engagement, deal }) => {
      const renewals = records.deals.filter(
        ({ previousDealId, stage }) => previousDealId === deal.id && stage !== 'Closed Lost',
      );
      return engagement.decommissionRequestedOn === null && renewals.length === 0;
    });
    expect([ending.length > 0, undecided]).toEqual([true, []]);
  });

  test('what ended has a successor on the next day, or was shut down with everything that cost or served', () => {
    for (const engagement of records.engagements.filter(hasEnded)) {
      const successor = successorOf(engagement);
      const { end } = dated(engagement);
      if (successor) {
        expect(
          records.engagements.some(
            ({ start, communityId }) => communityId === engagement.communityId && start === addDays(end, 1),
          ),
        ).toBe(true);
        continue;
      }
      expect([engagement.decommissionRequestedOn !== null, engagement.shutdownNoticeSentOn !== null]).toEqual([
        true,
        true,
      ]);
      const hubs = records.hubs.filter(({ communityId }) => communityId === engagement.communityId);
      expect(hubs.filter(({ decommissionedOn }) => decommissionedOn === null || decommissionedOn > end)).toEqual([]);
      expect(
        records.costs.filter(
          ({ communityId, month }) => communityId === engagement.communityId && month > monthOf(end),
        ),
      ).toEqual([]);
      const namespaces = hubs.map(({ namespace }) => namespace);
      const served = records.usage.filter(({ namespace }) => namespaces.includes(namespace));
      const last = served.flatMap(({ month, mau }) =>
        mau.flatMap((users, i) => (users === null ? [] : addDays(firstDayOf(month), i))),
      );
      expect(last.filter((day) => day > end)).toEqual([]);
    }
  });
});

describe('cloud', () => {
  const live = records.hubs.filter(({ decommissionedOn }) => decommissionedOn === null);

  test('AWS hubs have a budget alert that the newest bill stays below', () => {
    const watched = live.filter(({ cloud }) => cloud === 'aws');
    expect(watched.length).toBeGreaterThan(0);
    for (const { communityId, budgetAlert, budgetAlertAddress } of watched) {
      expect(budgetAlertAddress).toBe(`support+${communityId}@2i2c.org`);
      const bill = records.costs.find((cost) => cost.communityId === communityId && cost.month === '2026-05');
      expect(bill?.amount.minor ?? 0).toBeLessThan(budgetAlert!.minor);
    }
  });

  test('live hubs have usage in every closed month of their agreements', () => {
    for (const { communityId, namespace } of live) {
      const terms = records.engagements.filter(
        (engagement) => engagement.communityId === communityId && dated(engagement).start <= asOf,
      );
      const first = terms.map((term) => monthOf(dated(term).start)).sort()[0]!;
      const known = new Set(records.usage.filter((usage) => usage.namespace === namespace).map(({ month }) => month));
      const missing = monthRange(first < '2024-06' ? '2024-06' : first, '2026-05').filter((month) => !known.has(month));
      expect(missing).toEqual([]);
    }
  });
});
