/**
 * The paths of HubSpot's API that are used, in one place: as `@hubspot/api-client` 14 writes them, and as they are asked
 * for. HubSpot retires v4 associations on 30 March 2027 and v1 to v3 in September 2027 in favour of dated paths; then the
 * right-hand side changes, and nothing else.
 */
export const PATHS = {
  objects: ['/crm/v3/objects/', '/crm/v3/objects/'],
  pipelines: ['/crm/v3/pipelines/', '/crm/v3/pipelines/'],
  owners: ['/crm/v3/owners', '/crm/v3/owners'],
  properties: ['/crm/v3/properties/', '/crm/v3/properties/'],
  associations: ['/crm/v4/associations/', '/crm/v4/associations/'],
} as const;

/** The address to ask for, given the one that the package wrote. Throws for a path that is not in the list. */
export function currentAddress(written: string, baseUrl: string): string {
  const path = written.slice(baseUrl.length);
  const known = Object.values(PATHS).find(([from]) => path.startsWith(from));
  if (!written.startsWith(baseUrl) || !known)
    throw new Error(`@hubspot/api-client asks for an unknown path: ${path.split('?')[0]}.`);
  return `${baseUrl}${known[1]}${path.slice(known[0].length)}`;
}
