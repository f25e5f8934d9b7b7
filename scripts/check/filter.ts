import { list, oneOf } from '../../src/cli/index.ts';
import { OWNERS, RULES, type Filter } from '../../src/invariants/index.ts';
import { nearest, PlumblineError, type Records } from '../../src/model/index.ts';

export interface FilterOptions {
  only?: string[] | undefined;
  community?: string[] | undefined;
  owner?: string[] | undefined;
}

/** What a check is narrowed to; null when nothing was asked. A rule, community or team that there is not is refused. */
export function filterOf({ only, community, owner }: FilterOptions, records: Records): Filter | null {
  if (!only && !community && !owner) return null;
  const { communities, engagements, hubs, costs } = records;
  const known = [...communities, ...engagements, ...hubs, ...costs].flatMap(({ communityId }) => communityId ?? []);
  return {
    rules: names('only', only, (name) =>
      one(
        'only',
        'rule',
        name,
        RULES.map(({ id }) => id),
      ),
    ),
    communities: names('community', community, (name) => one('community', 'community', name, known)),
    owners: names('owner', owner, (name) => oneOf('owner', name, OWNERS)),
  };
}

function names<T>(option: string, values: string[] | undefined, read: (name: string) => T): T[] {
  const given = (values ?? []).flatMap(list);
  if (values && given.length === 0) {
    throw new PlumblineError({
      what: `--${option} names nothing.`,
      why: 'Its value is empty, which would show everything.',
      fix: 'Name one or more, or leave the option out.',
    });
  }
  return [...new Set(given)].map(read);
}

function one(option: string, noun: string, name: string, known: readonly string[]): string {
  if (known.includes(name)) return name;
  const meant = nearest(name, known);
  throw new PlumblineError({
    what: `--${option} does not know the ${noun} ${JSON.stringify(name)}.`,
    why: `There is no ${noun} of that id ${noun === 'rule' ? 'in the catalogue' : 'in the snapshot'}.`,
    fix: meant ? `Write --${option} ${meant}.` : 'Look the id up on the team site, or leave the option out.',
  });
}
