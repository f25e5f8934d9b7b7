import {
  portfolio,
  runCheck,
  SEVERITIES,
  snapshotOf,
  type CheckResult,
  type Finding,
  type Severity,
} from '../../src/invariants/index.ts';
import { readConfig, type Snapshot } from '../../src/model/index.ts';

const AS_OF = '2026-06-15';

/** A small invented portfolio with findings of every severity and of all three teams. */
export const seeded = (): Snapshot =>
  snapshotOf(
    portfolio({
      communities: [
        { id: '501', communityId: 'reefs', shortName: 'Reefs', longName: 'Coral Reef Observatory' },
        { id: '502', communityId: 'Dunes-2', longName: 'Dune Dynamics Network' },
      ],
      deals: [
        {
          id: '101',
          name: 'Reefs 2026',
          stage: 'Closed Won',
          type: 'new',
          closedOn: '2026-06-11',
          communityRecordIds: ['501'],
        },
        {
          id: '102',
          name: 'Dunes <b>2026</b>',
          stage: 'Closed Won',
          type: 'renewal',
          closedOn: '2026-01-12',
          communityRecordIds: ['502'],
        },
        { id: '103', stage: null, stageId: '77', stageLabel: 'Parked', communityRecordIds: ['502'] },
      ],
      orders: [{ id: '901', dealIds: ['101'] }],
      contracts: [
        { id: 'recC1', name: 'Reefs agreement', type: 'Service Agreement', dealIds: ['101'], executedOn: '2026-06-01' },
        { id: 'recC2', name: 'Dunes draft', type: 'Service Agreement', dealIds: ['102'] },
      ],
      engagements: [
        {
          id: 'recE1',
          name: 'Dunes 2026',
          status: 'Active',
          dealIds: ['102'],
          communityId: 'Dunes-2',
          start: '2025-08-01',
          end: '2026-07-31',
          projectIds: ['recP1'],
        },
      ],
      projects: [{ id: 'recP1', name: 'Image\u001b[31m\nbuild', status: 'Active', deliverableIds: ['recD1'] }],
      deliverables: [{ id: 'recD1', name: 'GPU\u202eimage', status: 'In progress', dueOn: '2026-05-01' }],
    }),
    AS_OF,
    {
      setAside: [
        {
          noun: 'projects',
          id: 'recP9',
          name: 'Hub set-up',
          field: 'status',
          expected: 'one of "Planned", "Active"',
          found: '"Soon"',
          links: ['recE1'],
        },
      ],
    },
  );

export const config = readConfig({
  links: { hubspotPortalId: '123', airtableBaseId: 'appX', airtableTableIds: { engagements: 'tblE' } },
});

export const result = (snapshot = seeded()): CheckResult =>
  runCheck(snapshot, { asOf: AS_OF, config, now: null, nowReason: 'The check was made for a given date.' });

/** The worst that a name can hold: commands, markup, mentions, ends of sections, and characters that XML and JSON do not take. */
export const HOSTILE = [
  '::error title=Gotcha::injected',
  '\n::set-output name=x::y',
  '##[error]old command',
  '100 % \r\n of a line',
  '@someone and @org/team, see #12, GH-12 and org/repo#7',
  '<script>alert(1)</script> <!-- -- --> ]]> &amp;',
  '[link](https://evil.example) ![image](//evil.example) www.evil.example https://evil.example',
  '| cell | `code` *strong* _em_ ~~gone~~ $x$ \\',
  'null \u0000 escape \u001b[31m bidi \u202e mark \u200f surrogate \ud800 end \uffff',
];

const RULES = [
  'closed-won-deal-has-engagement',
  'community-id-format',
  'contract-admin-exit-has-delivery-request',
  'deliverable-not-overdue',
  'record-parses',
  'renewal-notice-sent',
  'renewal-without-agreement-listed',
  'stage-known',
];

const day = (finding: Finding, status: Finding['status'], firstSeen: string, ageDays: number): Finding => ({
  ...finding,
  ...{ status, firstSeen, ageDays },
});

/** A result with findings in every state, one of them waived, and with hostile names. It stays as it is when rules are added. */
export function lived(): CheckResult {
  const whole = result();
  const [first, second, third, fourth, fifth, ...others] = whole.findings.filter(({ rule }) => RULES.includes(rule));
  const hostile = HOSTILE.join(' ');
  const findings: Finding[] = [
    day(first!, 'new', AS_OF, 0),
    day(
      { ...second!, subject: { ...second!.subject, name: hostile }, message: `Deal “${hostile}” is odd.` },
      'reopened',
      '2026-06-01',
      14,
    ),
    day(
      { ...third!, message: `Not looked at in this check (Airtable was not read whole): ${third!.message}` },
      'unknown',
      '2026-06-10',
      5,
    ),
    {
      ...day(fourth!, 'open', '2026-05-01', 45),
      waiver: { reason: `Agreed with ${hostile}`, approvedBy: 'Ada (BD)', expires: '2026-09-01' },
    },
    day({ ...fifth!, links: [{ label: hostile, url: 'https://records.example/a(b)%20c' }] }, 'open', '2026-06-14', 1),
    ...others.map((one) => day(one, 'open', '2026-01-31', 135)),
  ];
  const rules = whole.rules.filter(({ id }) => RULES.includes(id) || id === 'hub-generates-value');
  const open = findings.filter(({ waiver }) => waiver === null);
  const of = (severity: Severity) => open.filter((finding) => finding.severity === severity).length;
  const event = ({ fingerprint, rule, subject }: Finding) => ({ fingerprint, rule, subject });
  return {
    ...whole,
    summary: {
      ...{ error: of('error'), warning: of('warning'), info: of('info'), waived: 1 },
      notEvaluated: rules.reduce((sum, { notEvaluated }) => sum + notEvaluated, 0),
    },
    ...{ rules, findings },
    events: {
      new: [event(findings[0]!)],
      reopened: [event(findings[1]!)],
      resolved: [
        { fingerprint: '0123456789abcdef', rule: 'stage-known', subject: { type: 'deal', id: '104', name: hostile } },
      ],
    },
  };
}

/** So many findings that every limit of a format is passed. */
export function many(count: number): CheckResult {
  const { findings, summary, ...rest } = lived();
  const model = findings[0]!;
  const all = Array.from({ length: count }, (_, place): Finding => ({
    ...model,
    fingerprint: place.toString(16).padStart(16, '0'),
    severity: SEVERITIES[Math.floor((place * 3) / count)] ?? 'info',
    subject: { type: 'deal', id: String(place), name: `Deal ${place}` },
    status: place === count - 1 ? 'new' : 'open',
  }));
  const of = (severity: Severity) => all.filter((finding) => finding.severity === severity).length;
  return {
    ...rest,
    findings: all,
    summary: { ...summary, error: of('error'), warning: of('warning'), info: of('info'), waived: 0 },
  };
}
