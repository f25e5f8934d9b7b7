import { lookup as lookUp } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';

const PRIVATE = new BlockList();
for (const [net, bits] of [
  ...[['0.0.0.0', 8] as const, ['10.0.0.0', 8] as const, ['100.64.0.0', 10] as const, ['127.0.0.0', 8] as const],
  ...[['169.254.0.0', 16] as const, ['172.16.0.0', 12] as const, ['192.0.0.0', 24] as const],
  ...[['192.168.0.0', 16] as const, ['198.18.0.0', 15] as const, ['224.0.0.0', 4] as const, ['240.0.0.0', 4] as const],
])
  PRIVATE.addSubnet(net, bits, 'ipv4');
for (const [net, bits] of [
  ['::', 128] as const,
  ['::1', 128] as const,
  ['fc00::', 7] as const,
  ['fe80::', 10] as const,
  ['ff00::', 8] as const,
])
  PRIVATE.addSubnet(net, bits, 'ipv6');

/** Whether an address is one of a machine itself or of a network that is not the internet's (RFC 6890). */
export const isPrivate = (address: string): boolean => PRIVATE.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');

/** Whether a host says by its name alone that it is private. */
export function isPrivateHost(hostname: string): boolean {
  const host = hostname
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '')
    .toLowerCase();
  if (isIP(host) !== 0) return isPrivate(host);
  return host === 'localhost' || /\.(localhost|local|internal|home\.arpa)$/.test(host) || !host.includes('.');
}

export const PRIVATE_ADDRESS = 'EPRIVATE';

/** Looks a name up as Node does, and gives no private address: the address that was judged is the one that is asked. */
export const publicLookup: LookupFunction = (hostname, options, callback) => {
  lookUp(hostname, { ...options, all: true }, (error, found) => {
    if (error) callback(error, '');
    else if (found.some(({ address }) => isPrivate(address)))
      callback(Object.assign(new Error('a private address'), { code: PRIVATE_ADDRESS }), '');
    else if (options.all === true) callback(null, found);
    else callback(null, found[0]?.address ?? '', found[0]?.family);
  });
};
