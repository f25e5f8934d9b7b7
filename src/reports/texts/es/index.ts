import { common } from './common.ts';
import { definitions } from './definitions.ts';
import { files } from './files.ts';
import { edition } from './edition.ts';
import { impact } from './impact.ts';
import { layout } from './layout.ts';
import { milestone } from './milestone.ts';
import { provenance } from './provenance.ts';
import { usage } from './usage.ts';

export const es = { common, edition, definitions, provenance, layout, milestone, files, impact, usage };
