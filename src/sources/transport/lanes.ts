import { readConfig, type Config, type System } from '../../model/index.ts';
import type { Effects } from './effects.ts';
import type { Limiter, Rate } from './limiter.ts';
import type { Limits } from './limits.ts';

/** The ways to one system. A vendor may allow less of some requests, which then have a lane of their own. */
export interface Lanes {
  main: Limiter;
  search: Limiter;
}

export const ratesOf = ({ rates }: Limits): Config['rates'] => rates ?? readConfig({}).rates;

/** One set for a system and a pull: the vendors count requests by account and base, whoever makes them. */
const known = new WeakMap<Limits, Map<System, Lanes>>();

/** The ways to a system, the same ones for everybody who has the same limits. */
export function lanesOf(system: System, effects: Effects, limits: Limits): Lanes {
  const ofPull = known.get(limits) ?? new Map<System, Lanes>();
  known.set(limits, ofPull);
  const lanes = ofPull.get(system) ?? createLanes(system, effects, ratesOf(limits));
  ofPull.set(system, lanes);
  return lanes;
}

/**
 * The same rate, its requests kept apart. The pages of a table come one after another, so of requests that start in a bunch
 * the longest table would get one; apart, it can take every turn for which its page before has come. They may come closer
 * than an even spread, so that one that was late takes nothing from the rate.
 */
const apart = ({ requests, perMs }: Rate): Rate => ({ requests, perMs, apartMs: (0.75 * perMs) / requests });

function createLanes(system: System, effects: Effects, rates: Config['rates']): Lanes {
  // A file over HTTP is one request; it has the rate of any other web server.
  const rate = rates[system === 'cost' ? 'usage' : system];
  const main = effects.limiter(system === 'airtable' ? apart(rate) : rate);
  return { main, search: system === 'hubspot' ? effects.limiter(rates.hubspotSearch, main) : main };
}
