import { defineRouteMiddleware } from '@astrojs/starlight/route-data';
import { shortened } from './sidebar-length.ts';

/** What of a page's surroundings is changed before it is rendered. */
export const onRequest = defineRouteMiddleware(({ locals: { starlightRoute } }) => {
  starlightRoute.sidebar = shortened(starlightRoute.sidebar);
});
