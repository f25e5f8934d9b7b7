/** Whether the data itself can be trusted. */
import type { Rule } from '../../types.ts';
import { sourceComplete } from './source-complete.ts';
import { sourceFresh } from './source-fresh.ts';
import { sourceSchemaKnown } from './source-schema-known.ts';
import { sourceVolumePlausible } from './source-volume-plausible.ts';
import { usageHistoryStable } from './usage-history-stable.ts';
import { publicFieldsOnly } from './public-fields-only.ts';
import { recordParses } from './record-parses.ts';
import { referenceResolves } from './reference-resolves.ts';
import { waiverValid } from './waiver-valid.ts';
import { sopPageCurrent } from './sop-page-current.ts';
import { ruleHandbookLinkResolves } from './rule-handbook-link-resolves.ts';
import { handbookMarkupSound } from './handbook-markup-sound.ts';
import { glossaryTermDefined } from './glossary-term-defined.ts';
import { glossaryTermUsed } from './glossary-term-used.ts';

export const systemRules: readonly Rule[] = [
  sourceComplete,
  sourceFresh,
  sourceSchemaKnown,
  sourceVolumePlausible,
  usageHistoryStable,
  recordParses,
  referenceResolves,
  waiverValid,
  sopPageCurrent,
  ruleHandbookLinkResolves,
  handbookMarkupSound,
  glossaryTermDefined,
  glossaryTermUsed,
  publicFieldsOnly,
];
