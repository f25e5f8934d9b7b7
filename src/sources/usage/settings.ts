import { PlumblineError, type Config } from '../../model/index.ts';
import type { PrometheusPlace, UsagePlace } from './place.ts';

/** The endpoint that the environment names. */
export const DEFAULT_ENDPOINT = 'prometheus';

/** The parts of the settings that all systems share. */
export interface SettingsReader {
  /** A variable's value; nothing when it is empty. */
  value: (name: string) => string | undefined;
  /** A variable's token. Throws when it cannot stand in a header. */
  token: (name: string) => string;
  /** An http(s) address without a trailing slash, user name, `?` or `#`. Throws and names the setting otherwise. */
  address: (name: string, text: string) => string;
}

/** All places that usage is read from; null when there is none. Throws a PlumblineError for settings that cannot be used. */
export function usagePlaces({ usage }: Config, reader: SettingsReader): UsagePlace[] | null {
  const places = [
    ...(reader.value('PROMETHEUS_URL') ? [defaultEndpoint(reader)] : []),
    ...usage.endpoints.map((endpoint) => configured(endpoint, reader)),
    ...usage.csv.map((csv): UsagePlace => ({ kind: 'csv', ...csv })),
  ];
  const ids = places.map(({ id }) => id);
  const twice = ids.find((id, place) => ids.indexOf(id) < place);
  if (twice === undefined) return places.length > 0 ? places : null;
  throw new PlumblineError({
    what: `Two places that usage is read from have the id ${JSON.stringify(twice)}.`,
    why: `Messages and the history name a place by its id; ${JSON.stringify(DEFAULT_ENDPOINT)} is that of PROMETHEUS_URL.`,
    fix: 'Give each entry of usage.endpoints and usage.csv in plumbline.config.ts an id of its own.',
  });
}

const defaultEndpoint = (reader: SettingsReader): PrometheusPlace => ({
  kind: 'prometheus',
  id: DEFAULT_ENDPOINT,
  url: apiRoot(reader.address('PROMETHEUS_URL', reader.value('PROMETHEUS_URL') ?? '')),
  token: reader.value('PROMETHEUS_TOKEN') === undefined ? null : reader.token('PROMETHEUS_TOKEN'),
  urlSetting: 'PROMETHEUS_URL',
  tokenSetting: 'PROMETHEUS_TOKEN',
  optional: false,
  prefix: '',
  fault: null,
});

function configured(endpoint: Config['usage']['endpoints'][number], reader: SettingsReader): PrometheusPlace {
  const { id, url, tokenVariable, optional, prefix } = endpoint;
  const urlSetting = `usage.endpoints[${id}].url`;
  const missing = tokenVariable !== null && reader.value(tokenVariable) === undefined;
  if (missing && !optional) {
    throw new PlumblineError({
      what: `${tokenVariable} is not set.`,
      why: `The usage endpoint ${id} takes its token from it.`,
      fix: `Set ${tokenVariable} in the environment or in .env, or set tokenVariable of ${id} to null in plumbline.config.ts.`,
    });
  }
  return {
    kind: 'prometheus',
    id,
    url: apiRoot(reader.address(urlSetting, url)),
    token: tokenVariable === null || missing ? null : reader.token(tokenVariable),
    urlSetting,
    tokenSetting: tokenVariable ?? `usage.endpoints[${id}].tokenVariable`,
    optional,
    prefix,
    fault: missing ? `${tokenVariable} is not set.` : null,
  };
}

const apiRoot = (url: string) => url.replace(/\/api\/v1$/, '');
