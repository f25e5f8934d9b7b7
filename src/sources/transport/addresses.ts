interface Vendor {
  variable: string;
  name: string;
  domain: string;
}

const VENDORS = {
  hubspot: { variable: 'HUBSPOT_BASE_URL', name: 'HubSpot', domain: 'hubapi.com' },
  airtable: { variable: 'AIRTABLE_ENDPOINT_URL', name: 'Airtable', domain: 'airtable.com' },
} as const satisfies Record<string, Vendor>;

/**
 * A sentence when requests, and with them the token, go to another server than the vendor's, or go there in the clear.
 * Null for the vendor's own address. Of the address only the host is named.
 */
export function foreignAddress(system: keyof typeof VENDORS, address: string): string | null {
  const { variable, name, domain } = VENDORS[system];
  const url = URL.parse(address);
  const isVendors = url !== null && (url.hostname === domain || url.hostname.endsWith(`.${domain}`));
  if (isVendors && url.protocol === 'https:') return null;
  if (isVendors) return `${variable} sends the token to ${name} without encryption.`;
  return `${variable} sends requests and the token to ${url?.host ?? 'another server'}, which is not ${name}'s.`;
}
