import { EXIT, PlumblineError, type System } from '../../model/index.ts';
import type { Failure } from './failure.ts';
import type { Rule } from './policy.ts';

export const SYSTEM_NAME: Record<System, string> = {
  hubspot: 'HubSpot',
  airtable: 'Airtable',
  usage: 'Prometheus',
  cost: 'the cost CSV',
};

/** The variable that holds a system's address. */
const ADDRESS_VARIABLE: Record<System, string> = {
  hubspot: 'HUBSPOT_BASE_URL',
  airtable: 'AIRTABLE_ENDPOINT_URL',
  usage: 'PROMETHEUS_URL',
  cost: 'CLOUD_COSTS_CSV',
};

/** A source that could not be read whole. `action` is what the policy says, for a caller that can still do something. */
export class SourceError extends PlumblineError {
  readonly system: System;
  readonly failure: Failure;
  readonly action: Rule['action'];

  constructor(system: System, call: string, failure: Failure, rule: Rule, attempts: number) {
    const scopes = failure.scopes?.length ? failure.scopes.join(', ') : 'HubSpot does not name them';
    const fill = (text: string) => text.replace('{scopes}', scopes).replace('{address}', ADDRESS_VARIABLE[system]);
    const tried = attempts > 1 ? ` after ${attempts} attempts` : '';
    super({
      what: `${capital(SYSTEM_NAME[system])} could not be read whole: ${call} failed${tried}.`,
      why: `${fill(rule.why).replace(/\.$/, '')}${particulars(failure)}.`,
      fix: fill(rule.fix),
      exitCode: EXIT.incomplete,
    });
    this.system = system;
    this.failure = failure;
    this.action = rule.action;
  }
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** ` (status 400, VALIDATION_ERROR: …)`; the vendor's words are cut, and e-mail addresses masked. */
function particulars({ status, type, detail }: Failure): string {
  const words = detail && maskEmails(detail).replaceAll(/\s+/g, ' ').trim();
  const cut = words && words.length > 200 ? `${words.slice(0, 199)}…` : words;
  const parts = [status === undefined ? '' : `status ${status}`, type ?? '', cut ?? ''].filter(Boolean);
  return parts.length ? ` (${parts.join(', ')})` : '';
}

/** The text with e-mail addresses made unreadable. */
export const maskEmails = (text: string): string => text.replaceAll(/[^\s"'<>,;:()@]+@[^\s"'<>,;:()@]+/g, '[e-mail]');
