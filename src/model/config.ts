import { z } from 'zod';
import { isDay } from './date.ts';
import { PlumblineError } from './error.ts';
import { AIRTABLE_TABLES, DEAL_TYPES, HUBSPOT_PROPERTIES } from './mapping.ts';
import { ROLES } from './deal.ts';
import { nearest, parse, type Problem } from './parse.ts';
import { STAGES } from './stage.ts';

const name = z.string().min(1);
const days = (otherwise: number) => z.int().min(0).default(otherwise);

/** An object whose every key may be overridden, or set to null where the source has no such field; an unknown key is a mistake. */
const names = <T extends Record<string, string>>(defaults: T) =>
  z
    .strictObject(
      Object.fromEntries(Object.entries(defaults).map(([key, value]) => [key, name.nullable().default(value)])),
    )
    .prefault({}) as unknown as z.ZodPrefault<
    z.ZodType<Record<keyof T, string | null>, Partial<Record<keyof T, string | null>>>
  >;

const table = <T extends { table: string; fields: Record<string, string> }>(defaults: T) =>
  z.strictObject({ table: name.default(defaults.table), fields: names(defaults.fields as T['fields']) }).prefault({});

/** So many requests in so many milliseconds. */
const rate = (requests: number, perMs: number) =>
  z.strictObject({ requests: z.int().min(1).default(requests), perMs: z.int().min(1).default(perMs) }).prefault({});

const endpointId = z.string().regex(/^[a-z0-9][a-z0-9-]*$/);

const endpoint = z.strictObject({
  id: endpointId,
  /** Address before `/api/v1`; for Grafana `…/api/datasources/proxy/uid/UID`. */
  url: z.url({ protocol: /^https?$/ }),
  /** Environment variable that holds the bearer token; null for none. */
  tokenVariable: name.nullable().default(null),
  /** An optional endpoint may fail: its hubs show a gap with the reason. */
  optional: z.boolean().default(false),
  /** Put before the namespaces of this endpoint, where two clusters have a namespace of the same name. */
  prefix: z.string().default(''),
});

const usageCsv = z.strictObject({
  id: endpointId,
  place: name,
  /** Which window the column `users` counts: 24 hours, 7 days or 30 days. */
  measure: z.enum(['dau', 'wau', 'mau']),
  optional: z.boolean().default(false),
  prefix: z.string().default(''),
});

const zone = z.string().refine((timeZone) => {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone }));
  } catch {
    return false;
  }
}, 'expected an IANA time zone such as "UTC" or "Europe/Madrid"');

const isEditUrl = (text: string): boolean =>
  /^https:\/\/[^/]/.test(text) && text.split('{path}').length === 2 && URL.canParse(text.replace('{path}', 'page'));

const dayOfYear = z
  .string()
  .refine((text) => /^\d\d-\d\d$/.test(text) && isDay(`2023-${text}`), 'expected a day of the year as MM-DD');

const colour = z.string().regex(/^#[0-9a-f]{6}$/i);

/** The whole configuration. Every part has a default, so `{}` is valid and describes the running example. */
export const configSchema = z.strictObject({
  organisation: z
    .strictObject({
      name: name.default('2i2c'),
      website: z.url({ protocol: /^https$/ }).default('https://2i2c.org'),
      fiscalSponsor: name.default('CS&S'),
      /** Domain of `support+<community_id>@…`, the address of budget alerts. */
      mailDomain: name.default('2i2c.org'),
      partnershipsAddress: z.email().default('partnerships@2i2c.org'),
      /** Accent colour of both sites, on light and on dark. */
      accent: z.strictObject({ light: colour.default('#1d4f8c'), dark: colour.default('#8ab8f0') }).prefault({}),
      /** A PNG or SVG file of this repository of at most 100 kB, for the masthead of reports; null for none. */
      logo: name.nullable().default(null),
      /** Whom a community asks what; addresses of the organisation only. The purposes `agreement`, `support` and `reports` are said in the reader's language, others as they stand. Without any, the partnerships address. */
      contacts: z.array(z.strictObject({ purpose: name, address: z.email() })).default([]),
    })
    .prefault({}),
  /** Where records can be opened. Ids as they stand in the addresses of the two applications. */
  links: z
    .strictObject({
      hubspotPortalId: name.nullable().default(null),
      airtableBaseId: name.nullable().default(null),
      /** Airtable table ids by table key (`engagements: 'tbl…'`), for links to a record. */
      airtableTableIds: z.partialRecord(z.enum(Object.keys(AIRTABLE_TABLES) as [TableKey]), name).default({}),
    })
    .prefault({}),
  calendar: z
    .strictObject({
      /** The zone in which instants become business days. */
      timeZone: zone.default('UTC'),
      /** 1 is Monday, 7 is Sunday. */
      workingDays: z.array(z.int().min(1).max(7)).min(1).default([1, 2, 3, 4, 5]),
      holidays: z.array(z.string().refine(isDay, 'expected a calendar date as YYYY-MM-DD')).default([]),
      /** Academic terms, which recur each year; one that ends before it begins ends in the next year. */
      terms: z
        .array(z.strictObject({ id: z.string().regex(/^[a-z]+$/), label: name, from: dayOfYear, to: dayOfYear }))
        .default([]),
    })
    .prefault({}),
  reports: z
    .strictObject({
      /** Language of the communities' reports. */
      language: z.enum(['en', 'es']).default('en'),
      /** How the organisation asks to be acknowledged, as a sentence by language; null for the one that is built in. */
      acknowledgement: z.strictObject({ en: name.optional(), es: name.optional() }).nullable().default(null),
    })
    .prefault({}),
  /** What differs for one community, by its community_id. */
  communities: z
    .record(
      name,
      z.strictObject({
        language: z.enum(['en', 'es']).optional(),
        accent: z.strictObject({ light: colour, dark: colour }).optional(),
        /** As `organisation.logo`; without it `content/logos/<community_id>.svg` or `.png`, where there is one. */
        logo: name.optional(),
      }),
    )
    .default({}),
  hubspot: z
    .strictObject({
      properties: z
        .strictObject({
          deals: names(HUBSPOT_PROPERTIES.deals),
          companies: names(HUBSPOT_PROPERTIES.companies),
          contacts: names(HUBSPOT_PROPERTIES.contacts),
          orders: names(HUBSPOT_PROPERTIES.orders),
        })
        .prefault({}),
      /** Deal stages by id or label at the source, for labels that are not the canonical ones. */
      stages: z.record(name, z.enum(STAGES)).default({}),
      dealTypes: z.record(name, z.enum(['new', 'renewal'])).default({ ...DEAL_TYPES }),
      /** Association labels by label at the source. */
      roles: z.record(name, z.enum(ROLES)).default({}),
      /** Ids of the deal pipelines that are read; empty for all of them. */
      pipelines: z.array(name).default([]),
    })
    .prefault({}),
  airtable: z
    .strictObject({
      engagements: table(AIRTABLE_TABLES.engagements),
      projects: table(AIRTABLE_TABLES.projects),
      deliverables: table(AIRTABLE_TABLES.deliverables),
      contracts: table(AIRTABLE_TABLES.contracts),
      fteLog: table(AIRTABLE_TABLES.fteLog),
      capacity: table(AIRTABLE_TABLES.capacity),
      checkIns: table(AIRTABLE_TABLES.checkIns),
      hubs: table(AIRTABLE_TABLES.hubs),
    })
    .prefault({}),
  /** Where engagements, and all that hangs on them, are kept. */
  engagements: z
    .strictObject({
      source: z.enum(['airtable', 'csv']).default('airtable'),
      /** A folder of CSV files, for an organisation on another tool: one file a table, named like the table, with a header. */
      csv: z
        .strictObject({
          folder: name.default('data/engagements'),
          /** Column that holds the record's id. */
          id: name.default('ID'),
          /** What parts the items of a cell that holds several. */
          separator: name.default(';'),
        })
        .prefault({}),
    })
    .prefault({}),
  /** How many requests a source may be asked, as its vendor or the account's plan says. */
  rates: z
    .strictObject({
      hubspot: rate(190, 10_000),
      /** HubSpot's search, which counts against both. */
      hubspotSearch: rate(5, 1_000),
      airtable: rate(5, 1_000),
      /** How long Airtable refuses everything after it was asked too often. */
      airtablePenaltyMs: z.int().min(0).default(30_000),
      usage: rate(20, 1_000),
    })
    .prefault({}),
  usage: z
    .strictObject({
      metric: name.default('jupyterhub_active_users'),
      namespaceLabel: name.default('namespace'),
      /** Days of history that a pull asks for. */
      days: z.int().min(1).max(3650).default(760),
      /** Further Prometheus servers, or Grafana data-source proxies, besides PROMETHEUS_URL. */
      endpoints: z.array(endpoint).default([]),
      /** CSV files of the shape `date,hub,users,cluster`, by path or http(s) address. */
      csv: z.array(usageCsv).default([]),
    })
    .prefault({}),
  thresholds: z
    .strictObject({
      /** Business days that a hand-over step may take before it is an error. */
      graceBusinessDays: days(5),
      /** Days that an open deal may be in one stage: from the first two on it is listed, after the third it has stalled. */
      openDealLookDays: days(30),
      openDealDecideDays: days(60),
      openDealStalledDays: days(90),
      /** An agreement that is signed more days after the start of its engagement than this is an error. */
      lateSignatureErrorDays: days(30),
      renewalNoticeDays: days(60),
      renewalErrorDays: days(30),
      /** Days before the end by which the shutdown notice of a service that stops is sent. */
      shutdownNoticeDays: days(14),
      /** Service that goes on after the end of its agreement: a warning up to the first, for the BD lead from the second on. */
      lapsedWarningDays: days(14),
      lapsedDecisionDays: days(42),
      /** Parts of the intake that are known, in percent. */
      intakeNegotiationPercent: z.int().min(0).max(100).default(60),
      intakeContractAdminPercent: z.int().min(0).max(100).default(90),
      /** A deliverable later than this is an error. */
      overdueErrorDays: days(30),
      /** By how many days an engagement's dates may differ from its agreement's before it is an error. */
      agreementDatesWarningDays: days(7),
      /** Months within which an engagement has a check-in, once it is older than `checkInFromMonths`. */
      checkInMonths: days(12),
      checkInFromMonths: days(6),
      /** By how many per cent FTE may stay below the commitment while an engagement runs. */
      fteShortfallPercent: z.number().min(0).max(100).default(10),
      /** Cost that is more per cent over the budget alert than this is an error. */
      budgetOverErrorPercent: z.int().min(0).default(20),
      /** How many months ago a month may be whose cost is set against the budget alert of today. */
      costMonths: z.int().min(1).default(3),
      /** Weekly active users from which on a hub is of use. */
      valueWeeklyUsers: z.int().min(1).default(5),
      staleWarningHours: z.number().positive().default(26),
      staleErrorHours: z.number().positive().default(50),
      /** Ids from before the rule, which may keep their form. */
      grandfatheredCommunityIds: z.array(name).default([]),
    })
    .prefault({}),
  /** Weights and spans of the figures of the pipeline. */
  kpis: z
    .strictObject({
      /** Weights of renewals and of new deals that are open, in the forecast of recurring revenue. */
      renewalWeight: z.number().min(0).max(1).default(0.8),
      newWeight: z.number().min(0).max(1).default(0.3),
      /** Months ahead that the forecast covers. */
      forecastMonths: z.int().min(1).max(24).default(6),
      /** Months over which retention is counted, and the share of communities that should stay. */
      retentionMonths: z.int().min(1).max(36).default(6),
      retentionTarget: z.number().min(0).max(1).default(0.8),
    })
    .prefault({}),
  /** Health that is computed for each agreement. */
  health: z
    .strictObject({
      /** Share of the weights that must be known for a colour, in percent. */
      coveragePercent: z.int().min(0).max(100).default(60),
    })
    .prefault({}),
  /** Mails to the team that `npm run notices` writes. */
  notices: z
    .strictObject({
      /** From which address; null for the partnerships address. */
      from: z.email().nullable().default(null),
      /** To which addresses; empty for the partnerships address alone. */
      to: z.array(z.email()).default([]),
      kinds: z
        .array(z.enum(['renewal-notice', 'shutdown-notice', 'reminder']))
        .default(['renewal-notice', 'shutdown-notice', 'reminder']),
    })
    .prefault({}),
  tiers: z
    .array(z.strictObject({ id: name, label: name, aliases: z.array(name).default([]) }))
    .min(1)
    .default([
      { id: 'essential', label: 'Essential', aliases: [] },
      { id: 'advanced', label: 'Advanced', aliases: [] },
      { id: 'premier', label: 'Premier', aliases: [] },
    ]),
  hosting: z
    .strictObject({
      /** Address of the folder that holds the communities' sites; null when it stands beside the team site. */
      communitiesUrl: z
        .url({ protocol: /^https$/ })
        .nullable()
        .default(null),
      /** Address of the team site, where outputs of the check link to its pages; null when it has none. */
      teamUrl: z
        .url({ protocol: /^https$/ })
        .nullable()
        .default(null),
    })
    .prefault({}),
  handbook: z
    .strictObject({
      /** Where a page is edited: an address in which `{path}` stands for its file below the repository's root; null for no link. */
      editUrl: z
        .string()
        .refine(isEditUrl, 'an https address that holds {path}, such as "https://github.com/ORG/REPO/edit/main/{path}"')
        .nullable()
        .default(null),
    })
    .prefault({}),
  /** Who outside the team sees what. Nothing is shown unless it is named here. */
  audiences: z
    .strictObject({
      cloudCost: z
        .strictObject({ tiers: z.array(name).default([]), communities: z.array(name).default([]) })
        .prefault({}),
      /** Whose milestone reports show the RAG status of their engagements. */
      rag: z.strictObject({ tiers: z.array(name).default([]), communities: z.array(name).default([]) }).prefault({}),
    })
    .prefault({}),
});

export type TableKey = keyof typeof AIRTABLE_TABLES;
export type Config = z.output<typeof configSchema>;
export type ConfigInput = z.input<typeof configSchema>;

/** For `plumbline.config.ts`: gives the editor the types, and changes nothing. */
export const defineConfig = (config: ConfigInput): ConfigInput => config;

/** The configuration with defaults filled in. Throws a PlumblineError that lists every mistake with the line to write. */
export function readConfig(input: unknown, file = 'plumbline.config.ts'): Config {
  const result = parse(configSchema, input);
  if (result.ok) return result.value;
  throw new PlumblineError({
    what: `${file} has ${result.problems.length === 1 ? 'a mistake' : `${result.problems.length} mistakes`}.`,
    why: result.problems.map(describe).join('\n'),
    fix: `Correct ${file} and run the command again.`,
  });
}

const defaults = configSchema.parse({});

function describe({ path, expected, found }: Problem): string {
  const at = path.join('.');
  const parent = valueAt(path.slice(0, -1));
  const key = String(path.at(-1));
  const known = parent && typeof parent === 'object' && !Array.isArray(parent) ? Object.keys(parent) : [];
  if (expected === 'no such field') {
    const meant = nearest(key, known);
    const write = meant ? `rename it to "${meant}"` : `remove it (known here: ${known.join(', ') || 'nothing'})`;
    return `${at}: expected no such key, received ${found}. ${write[0]?.toUpperCase()}${write.slice(1)}.`;
  }
  const sample = valueAt(path);
  const write = sample === undefined || sample === null ? `a value that is ${expected}` : lineOf(path, sample);
  return `${at}: expected ${expected}, received ${found}. Write, for example: ${write}`;
}

const valueAt = (path: (string | number)[]): unknown =>
  path.reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], defaults);

/** `a: { b: value }` for a path and the value that stands there by default. */
const lineOf = (path: (string | number)[], value: unknown): string =>
  `${path.map((key) => `${key}: `).join('{ ')}${JSON.stringify(value)}${' }'.repeat(path.length - 1)}`;
