import { EXIT, PlumblineError, SYSTEM_NAME, type System } from '../../model/index.ts';
import type { Failure } from './failure.ts';
import type { Rule } from './policy/index.ts';

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

  /** @param redact makes secrets unreadable; it hears the vendor's words before they are cut */
  constructor(
    system: System,
    call: string,
    failure: Failure,
    rule: Rule,
    attempts: number,
    redact: (text: string) => string = (text) => text,
  ) {
    const scopes = failure.scopes?.length ? failure.scopes.join(', ') : 'HubSpot does not name them';
    const fill = (text: string) => text.replace('{scopes}', scopes).replace('{address}', ADDRESS_VARIABLE[system]);
    const tried = attempts > 1 ? ` after ${attempts} attempts` : '';
    super({
      what: `${capital(SYSTEM_NAME[system])} could not be read whole: ${call} failed${tried}.`,
      why: `${fill(rule.why).replace(/\.$/, '')}${particulars(failure, redact)}.`,
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
function particulars({ status, type, detail }: Failure, redact: (text: string) => string): string {
  const words = detail && maskEmails(redact(detail)).replaceAll(/\s+/g, ' ').trim();
  const cut = words && words.length > 200 ? `${words.slice(0, 199)}…` : words;
  const parts = [status === undefined ? '' : `status ${status}`, type ?? '', cut ?? ''].filter(Boolean);
  return parts.length ? ` (${parts.join(', ')})` : '';
}

/** Most characters of a text that are looked at: the search for addresses takes the square of its length. */
const MAX_MASKED = 2000;

/** The text, cut at 2,000 characters, with e-mail addresses made unreadable. */
export const maskEmails = (text: string): string =>
  (text.length > MAX_MASKED ? `${text.slice(0, MAX_MASKED - 1)}…` : text).replaceAll(
    /[^\s"'<>,;:()@]+@[^\s"'<>,;:()@]+/g,
    '[e-mail]',
  );
