import { common } from './common.ts';
import { impact } from './impact.ts';
import { layout } from './layout.ts';
import { milestone } from './milestone.ts';
import { usage } from './usage.ts';

export const es = { common, layout, milestone, impact, usage };
