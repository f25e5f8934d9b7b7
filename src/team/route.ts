import { defineRouteMiddleware } from '@astrojs/starlight/route-data';
import { besideRecord, shortened } from './sidebar-length.ts';
import { roomOf } from './room.ts';

/** What of a page's surroundings is changed before it is rendered. */
export const onRequest = defineRouteMiddleware(({ locals: { starlightRoute }, url }) => {
  const { room, isBelow } = roomOf(url.pathname);
  starlightRoute.sidebar = isBelow
    ? besideRecord(starlightRoute.sidebar, room?.address ?? null)
    : shortened(starlightRoute.sidebar);
});
