import { z } from 'zod';
import { money } from './money.ts';
import { defineNoun, id, month, type PublicOf, type RecordOf } from './noun.ts';

/** One value a day of the month, first day first; null where the source has no sample. */
const perDay = z.array(z.number().nullable()).min(28).max(31);

/** Active users of a hub in a month, as JupyterHub's trailing windows of 24 hours, 7 days and 30 days. */
export const usage = defineNoun({
  name: 'usage',
  file: 'usage.json',
  description: 'Daily samples of jupyterhub_active_users of one hub in one month',
  community: {
    id: id.describe('namespace/YYYY-MM'),
    namespace: id.describe('Namespace in Prometheus'),
    month,
    dau: perDay.meta({ unit: 'users active in the 24 hours before the sample' }),
    wau: perDay.meta({ unit: 'users active in the 7 days before the sample' }),
    mau: perDay.meta({ unit: 'users active in the 30 days before the sample' }),
  },
  team: {},
});
export type Usage = RecordOf<typeof usage>;
export type PublicUsage = PublicOf<typeof usage>;

/** What a community's cloud use cost in a month. */
export const cost = defineNoun({
  name: 'cost',
  file: 'costs.json',
  description: 'Cloud cost of a community in a month',
  community: {
    id: id.describe('community_id/YYYY-MM'),
    communityId: id,
    month,
    amount: money.describe('Shown to a community only where cost is passed through'),
  },
  team: {},
});
export type Cost = RecordOf<typeof cost>;
export type PublicCost = PublicOf<typeof cost>;
