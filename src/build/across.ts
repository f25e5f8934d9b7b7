import { posix } from 'node:path';
import { EXIT, PlumblineError } from '../model/index.ts';
import { targetOf, type BuiltSite } from './inspect.ts';

const BESIDE = '../communities/';

/**
 * Holds the addresses by which the team's pages lead into the communities' sites against what was built of those.
 * @throws PlumblineError naming every one that leads nowhere
 */
export function inspectAcross(team: BuiltSite, communities: BuiltSite): void {
  const wrong = [...team.facts].flatMap(([page, { links }]) =>
    links.flatMap(({ value }) => {
      const [path = '', anchor = ''] = value.split('#');
      const target = targetOf(page, path);
      if (!target.startsWith(BESIDE)) return [];
      const below = target.slice(BESIDE.length);
      const file = communities.files.has(below) ? below : posix.join(below, 'index.html');
      if (!communities.files.has(file)) return [`${page} links to ${value}, which is not there`];
      if (anchor === '' || communities.facts.get(file)?.ids.has(decodeURIComponent(anchor)) !== false) return [];
      return [`${page} links to ${value}, but there is no such section`];
    }),
  );
  if (wrong.length === 0) return;
  throw new PlumblineError({
    what: `The team site leads to ${wrong.length} ${wrong.length === 1 ? 'place' : 'places'} that the communities’ sites do not have.`,
    why: wrong.slice(0, 20).join('\n') + (wrong.length > 20 ? `\n… and ${wrong.length - 20} more` : ''),
    fix: 'Correct the pages named above and build again; nothing was published.',
    exitCode: EXIT.fault,
  });
}
