import { resolve } from 'node:path';
import { PlumblineError, SYSTEMS, type Config, type System } from '../model/index.ts';
import type { AirtableAccess } from './airtable/index.ts';
import { isAddress } from './csv/index.ts';
import type { EngagementAccess } from './engagement-source.ts';
import type { HubspotAccess } from './hubspot/index.ts';
import { usagePlaces, type SettingsReader, type UsagePlace } from './usage/index.ts';

export type Env = Readonly<Record<string, string | undefined>>;

/** How each system is reached; null for one that is not connected. */
export interface Access {
  hubspot: HubspotAccess | null;
  /** Where engagements are kept. */
  airtable: EngagementAccess | null;
  usage: readonly UsagePlace[] | null;
  /** Path or address of the CSV. */
  cost: string | null;
}

export interface Settings {
  access: Access;
  /** Systems to read; the others are taken from the last snapshot. */
  systems: readonly System[];
  timeoutMs: number;
  deadlineMs: number;
}

/** Variables that hold a secret, for the redactor. */
const SECRETS = ['HUBSPOT_ACCESS_TOKEN', 'AIRTABLE_TOKEN', 'PROMETHEUS_TOKEN', 'PLUMBLINE_LINK_SECRET'] as const;

/** Everything that must stand in no message: tokens, and the addresses of CSV files, which may hold a key. */
export function secretsOf(env: Env, { usage }: Pick<Config, 'usage'>): string[] {
  const variables = [...SECRETS, ...usage.endpoints.flatMap(({ tokenVariable }) => tokenVariable ?? [])];
  const tokens = [...new Set(variables)].flatMap((name) => value(env, name) ?? []);
  return [...tokens, ...[value(env, 'CLOUD_COSTS_CSV') ?? '', ...usage.csv.map(({ place }) => place)].flatMap(keysIn)];
}

/** An address, and those of its parts that may be a key. */
function keysIn(place: string): string[] {
  const url = isAddress(place) ? URL.parse(place) : null;
  if (!url) return [];
  const parts = [...url.searchParams.values(), ...url.pathname.split('/')].filter((part) => part.length >= LONG_PART);
  return [place, url.href, ...parts];
}

const ROOT = resolve(import.meta.dirname, '../..');

/** From this length on, a part of an address may be a key. */
const LONG_PART = 12;

const VARIABLES: Record<System, readonly string[]> = {
  hubspot: ['HUBSPOT_ACCESS_TOKEN'],
  airtable: ['AIRTABLE_TOKEN', 'AIRTABLE_BASE_ID'],
  usage: ['PROMETHEUS_URL'],
  cost: ['CLOUD_COSTS_CSV'],
};

/**
 * What the environment says about the sources. HubSpot and Airtable are required; usage and cost are "not connected"
 * without their variables, unless they are asked for by name.
 * @param config says which further systems are read, and where engagements are kept
 * @param only systems named by `--only`; empty for all
 */
export function readSettings(env: Env, config: Config, only: readonly System[] = []): Settings {
  const systems = only.length > 0 ? SYSTEMS.filter((system) => only.includes(system)) : SYSTEMS;
  const required = only.length > 0 ? systems : (['hubspot', 'airtable'] as const);
  requireVariables(
    env,
    required.filter((system) => needsVariables(system, config)),
  );
  const forEndpoint = config.usage.endpoints.some(({ tokenVariable }) => tokenVariable === 'PROMETHEUS_TOKEN');
  if (systems.includes('usage') && value(env, 'PROMETHEUS_TOKEN') && !value(env, 'PROMETHEUS_URL') && !forEndpoint) {
    throw malformed('PROMETHEUS_TOKEN', 'PROMETHEUS_URL, to which it belongs, is not set.');
  }
  const wants = (system: System) => systems.includes(system) && VARIABLES[system].every((name) => value(env, name));
  return {
    systems,
    timeoutMs: milliseconds(env, 'PLUMBLINE_TIMEOUT_MS', 30_000),
    deadlineMs: milliseconds(env, 'PLUMBLINE_DEADLINE_MS', 900_000),
    access: {
      hubspot: wants('hubspot') ? hubspotAccess(env) : null,
      airtable: systems.includes('airtable') ? engagementAccess(env, config) : null,
      usage: systems.includes('usage') ? usagePlaces(config, readerOf(env)) : null,
      cost: wants('cost') ? costAccess(env) : null,
    },
  };
}

const value = (env: Env, name: string): string | undefined => env[name]?.trim() || undefined;

/** Whether a system is reached through the environment alone. */
function needsVariables(system: System, { engagements, usage }: Config): boolean {
  if (system === 'airtable') return engagements.source === 'airtable';
  return system !== 'usage' || (usage.endpoints.length === 0 && usage.csv.length === 0);
}

const readerOf = (env: Env): SettingsReader => ({
  value: (name) => value(env, name),
  token: (name) => token(env, name),
  address: plainAddress,
});

function requireVariables(env: Env, systems: readonly System[]): void {
  const missing = systems.flatMap((system) => VARIABLES[system]).filter((name) => !value(env, name));
  if (missing.length === 0) return;
  throw new PlumblineError({
    what: `${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} not set.`,
    why: 'The pull cannot sign in without.',
    fix: 'Set what is missing in the environment or in .env; .env.example says where each value comes from.',
  });
}

export const hubspotAccess = (env: Env): HubspotAccess => ({
  token: token(env, 'HUBSPOT_ACCESS_TOKEN'),
  baseUrl: address(env, 'HUBSPOT_BASE_URL', 'https://api.hubapi.com'),
});

/** The folder of CSV files that the configuration names, from the project's root, or Airtable. */
const engagementAccess = (env: Env, { engagements }: Config): EngagementAccess =>
  engagements.source === 'csv' ? { folder: resolve(ROOT, engagements.csv.folder) } : airtableAccess(env);

export function airtableAccess(env: Env): AirtableAccess {
  const baseId = value(env, 'AIRTABLE_BASE_ID') ?? '';
  if (!/^app[A-Za-z0-9]+$/.test(baseId)) {
    throw malformed(
      'AIRTABLE_BASE_ID',
      `Expected the id of a base such as "appAbCdEfGhIjKlMn", found ${JSON.stringify(baseId)}.`,
    );
  }
  return {
    token: token(env, 'AIRTABLE_TOKEN'),
    baseId,
    endpointUrl: address(env, 'AIRTABLE_ENDPOINT_URL', 'https://api.airtable.com'),
  };
}

function costAccess(env: Env): string {
  const place = value(env, 'CLOUD_COSTS_CSV') ?? '';
  const url = isAddress(place) ? URL.parse(place) : null;
  if (isAddress(place) && !url)
    throw malformed('CLOUD_COSTS_CSV', 'Expected the path of a file or an http(s) address.');
  if (url) withoutUser('CLOUD_COSTS_CSV', url);
  return place;
}

/** A token is one word of plain characters; anything else cannot stand in a header. */
function token(env: Env, name: string): string {
  const text = value(env, name) ?? '';
  if (/^[\x21-\x7e]+$/.test(text)) return text;
  throw malformed(name, 'Expected one word of letters, digits and signs; found spaces, line ends or other characters.');
}

const address = (env: Env, name: string, otherwise: string): string =>
  plainAddress(name, value(env, name) ?? otherwise);

/** An http(s) address without a trailing slash. */
function plainAddress(name: string, text: string): string {
  const url = URL.parse(text);
  if (!url || !isAddress(text)) throw malformed(name, 'Expected an address that starts with https:// or http://.');
  withoutUser(name, url);
  if (url.search || url.hash) throw malformed(name, 'Expected an address without "?" and "#".');
  return text.replace(/\/+$/, '');
}

function withoutUser(name: string, { username, password }: URL): void {
  if (username || password) throw malformed(name, 'It holds a user name or a password, which would show in messages.');
}

function milliseconds(env: Env, name: string, otherwise: number): number {
  const text = value(env, name);
  if (text === undefined) return otherwise;
  if (/^\d{1,9}$/.test(text) && Number(text) > 0) return Number(text);
  throw malformed(name, `Expected a whole number of milliseconds above 0, found ${JSON.stringify(text)}.`);
}

const malformed = (name: string, why: string) =>
  new PlumblineError({
    what: `${name} cannot be used.`,
    why,
    fix: `Correct ${name} in ${/^[A-Z_]+$/.test(name) ? 'the environment or in .env' : 'plumbline.config.ts'}.`,
  });
