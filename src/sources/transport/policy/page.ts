import { BACK_OFF_MS, MAX_ATTEMPTS, MAX_RETRY_AFTER_MS } from '../back-off.ts';
import type { FailureKind } from '../failure.ts';
import type { Rule } from './rule.ts';
import { RULES } from './rules.ts';

const KIND: Record<FailureKind, string> = {
  status: 'an answer that says no',
  connection: 'no connection, or one that broke off',
  address: 'a wrong name or certificate',
  proxy: 'a proxy on the way',
  timeout: 'head and body not there in time',
  deadline: 'the deadline of the pull',
  content: 'another content type',
  truncated: 'half an answer, or no JSON',
  shape: 'JSON without the promised parts',
  partial: 'an answer that lacks parts by its own account',
  cursor: 'a page cursor that comes back',
};

const SYSTEM = { hubspot: 'HubSpot', airtable: 'Airtable', usage: 'Prometheus', cost: 'cost CSV' } as const;

const ACTION: Record<Rule['action'], string> = {
  retry: 'ask again',
  restart: 'read the table again',
  fatal: 'refuse the pull',
  'user-to-fix': 'refuse the pull; yours to fix',
};

const seconds = (ms: number) => `${ms / 1000} s`;

/** The policy matrix for people, as the Markdown of `docs/failures.md`. */
export const failuresPage = (): string => `# Failures

What a pull does when a system does not answer as it should. Every request to HubSpot, Airtable, Prometheus and a CSV over HTTP
goes by this table; the first line that fits counts. \`test/sources/policy.test.ts\` compares this page with the policy in
\`src/sources/transport/policy/\`, and writes it when \`UPDATE_GOLDEN=1\` is set.

- **Ask again**: at most ${MAX_ATTEMPTS} attempts. The wait is what \`Retry-After\` says, or else the time in the table, and a
  random part of up to ${seconds(BACK_OFF_MS * 2)}, which doubles with each attempt up to ${seconds(BACK_OFF_MS * 2 ** (MAX_ATTEMPTS - 1))}. A server that asks for more than ${seconds(MAX_RETRY_AFTER_MS)} is given up. Then the pull
  is refused.
- **All wait**: no request to the system starts during the wait, not only the one that met the failure.
- **Read the table again**: from its first page, at most three times.
- **Refuse the pull**: exit code 3; nothing is written, and the last good snapshot stays. A usage endpoint that is marked as
  optional leaves a gap and a warning instead.

| From | What comes back | Then | Wait | What it means | What to do |
| --- | --- | --- | --- | --- | --- |
${RULES.map(row).join('\n')}
`;

const row = (rule: Rule): string =>
  `| ${[rule.system ? SYSTEM[rule.system] : 'any', whatOf(rule), ACTION[rule.action], waitOf(rule), inWords(rule.why), inWords(rule.fix)].join(' | ')} |`;

function whatOf({ kind, status, type, detail }: Rule): string {
  const first = kind === 'status' && status ? status.join(', ') : [KIND[kind], ...(status ?? [])].join(', ');
  return [first, ...(type ? [namesIn(type)] : []), ...(detail ? [`words such as ${namesIn(detail)}`] : [])].join(': ');
}

/** The texts that a simple pattern of alternatives finds. */
const namesIn = ({ source }: RegExp): string =>
  source
    .replaceAll(/\\b|\(\?:|[()^$]/g, '')
    .split('|')
    .map((name) => `\`${name}\``)
    .join(', ');

function waitOf({ minWaitMs, holdsAll }: Rule): string {
  const least = minWaitMs === 'airtablePenaltyMs' ? '`rates.airtablePenaltyMs`' : minWaitMs ? seconds(minWaitMs) : '';
  return [least, holdsAll ? 'all wait' : ''].filter(Boolean).join('; ');
}

const inWords = (text: string) =>
  text.replace('{scopes}', 'their names').replace('{address}', 'the address of the system');
