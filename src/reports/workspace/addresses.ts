/**
 * An id as one step of an address. Ids of HubSpot and Airtable stay as they are; of others, from CSV files, those become
 * hexadecimal that hold anything but letters and digits, or could be the name of a page beside theirs.
 */
export const step = (id: string): string =>
  /^[A-Za-z0-9_]*[A-Z0-9][A-Za-z0-9_]*$/.test(id) ? id : `-${[...new TextEncoder().encode(id)].map(hex).join('')}`;

const hex = (byte: number) => byte.toString(16).padStart(2, '0');

/* Addresses of pages about one record, below the team site's root. */

export const dealPage = (dealId: string): string => `hand-off/${step(dealId)}/`;
export const engagementPage = (engagementId: string): string => `engagements/${step(engagementId)}/`;
/** @param recordId HubSpot id of the community, which every community has */
export const communityPage = (recordId: string): string => `communities/${step(recordId)}/`;
export const findingPage = (fingerprint: string): string => `checks/findings/${step(fingerprint)}/`;
export const rulePage = (rule: string): string => `checks/${rule}/`;
/** A section of the handbook, by the address that rules use: `sales/closed-won#engagement`. */
export const sop = (section: string): string => `handbook:${section}`;
