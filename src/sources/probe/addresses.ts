import { isFolder } from '../engagement-source.ts';
import type { Access } from '../settings.ts';
import { foreignAddress } from '../transport/index.ts';
import { warning, type Line } from './line.ts';

/** A sentence for every address to which a token goes and which is not the vendor's own. */
export const foreignAddresses = (access: Pick<Access, 'hubspot' | 'airtable'>): string[] =>
  [...hubspotAddress(access), ...airtableAddress(access)].map(({ message, fix }) => `${message} ${fix}`);

/** A line when requests, and with them the token, go to another server than the vendor's. */
export const hubspotAddress = ({ hubspot }: Pick<Access, 'hubspot'>): Line[] =>
  hubspot ? lineFor('HUBSPOT_BASE_URL', foreignAddress('hubspot', hubspot.baseUrl)) : [];

export const airtableAddress = ({ airtable }: Pick<Access, 'airtable'>): Line[] =>
  airtable && !isFolder(airtable)
    ? lineFor('AIRTABLE_ENDPOINT_URL', foreignAddress('airtable', airtable.endpointUrl))
    : [];

const lineFor = (variable: string, message: string | null): Line[] =>
  message === null ? [] : [warning(message, `Unset ${variable}, unless that is meant.`)];
