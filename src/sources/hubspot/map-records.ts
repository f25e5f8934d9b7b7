import type { Community, Config, Order, Person } from '../../model/index.ts';
import { FieldReader, finish, type Mapped } from '../mapping/index.ts';
import type { Associated } from './associations.ts';
import type { HubspotObject, HubspotOwner } from './client.ts';

/** A company of HubSpot is a community. Values are kept as stated: rules judge them, not the puller. */
export function mapCompany({ id, properties }: HubspotObject, config: Config): Mapped<'communities'> {
  const names = config.hubspot.properties.companies;
  const read = new FieldReader(properties, names, config.calendar.timeZone);
  const fields: Community = {
    id,
    communityId: read.text('communityId'),
    longName: read.text('longName'),
    shortName: read.text('shortName'),
    domain: read.text('domain'),
    website: read.text('website'),
    githubOrg: read.text('githubOrg'),
    githubRepos: splitList(read.text('githubRepos')),
    logoUrl: read.text('logoUrl'),
    cloudProvider: read.text('cloudProvider'),
    cloudRegion: read.text('cloudRegion'),
    contextGoals: read.text('contextGoals'),
    contextCommunity: read.text('contextCommunity'),
    contextInfrastructure: read.text('contextInfrastructure'),
    contextData: read.text('contextData'),
  };
  const { problems } = read;
  return finish({ noun: 'communities', fields, name: fields.longName, problems, nameOf: named(names), links: [] });
}

export function mapContact({ id, properties }: HubspotObject, config: Config): Mapped<'people'> {
  const names = config.hubspot.properties.contacts;
  const read = new FieldReader(properties, names, config.calendar.timeZone);
  const fields: Person = {
    id,
    firstName: read.text('firstName'),
    lastName: read.text('lastName'),
    email: read.text('email'),
    githubHandle: read.text('githubHandle'),
  };
  const name = [fields.firstName, fields.lastName].filter(Boolean).join(' ') || null;
  return finish({ noun: 'people', fields, name, problems: read.problems, nameOf: named(names), links: [] });
}

export function mapOrder(
  { id, properties }: HubspotObject,
  deals: Associated | undefined,
  config: Config,
): Mapped<'orders'> {
  const names = config.hubspot.properties.orders;
  const read = new FieldReader(properties, names, config.calendar.timeZone);
  const dealIds = [...(deals?.keys() ?? [])].sort();
  const fields: Order = {
    id,
    name: read.text('name'),
    createdOn: read.day('createdOn'),
    fulfillmentStatus: read.text('fulfillmentStatus'),
    dealIds,
  };
  return finish({
    noun: 'orders',
    fields,
    name: fields.name,
    problems: read.problems,
    nameOf: named(names),
    links: dealIds,
  });
}

/** Names of owners by id; deactivated ones keep theirs. An owner without a name is known by their e-mail address. */
export function ownerNames(owners: readonly HubspotOwner[]): ReadonlyMap<string, string> {
  return new Map(
    owners.flatMap(({ id, firstName, lastName, email }) => {
      const name =
        [firstName, lastName]
          .map((part) => part?.trim())
          .filter(Boolean)
          .join(' ') || email?.trim();
      return name ? [[id, name] as const] : [];
    }),
  );
}

const splitList = (text: string | null): string[] =>
  (text ?? '')
    .split(';')
    .map((item) => item.trim())
    .filter(Boolean);

const named = (names: Readonly<Record<string, string | null>>) => (field: string) =>
  Object.hasOwn(names, field) ? (names[field] ?? field) : field;
