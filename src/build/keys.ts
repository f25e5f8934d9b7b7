import { createHmac } from 'node:crypto';

/**
 * The folder name of a community's site. With a secret it cannot be guessed: the first 128 bits of
 * HMAC-SHA256(secret, community_id) as hexadecimal. Without one it is the id itself, for local use.
 */
export function communityKeys(secret: string | undefined): (communityId: string) => string {
  if (!secret) return (communityId) => communityId;
  return (communityId) => createHmac('sha256', secret).update(communityId).digest('hex').slice(0, 32);
}
