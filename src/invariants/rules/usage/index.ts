/** Cloud, cost and usage: what the hubs cost and what they are used for. */
import type { Rule } from '../../types.ts';
import { budgetAlertConfigured } from './budget-alert-configured.ts';
import { budgetThresholdExceeded } from './budget-threshold-exceeded.ts';
import { hubGeneratesValue } from './hub-generates-value.ts';
import { usageMonthComplete } from './usage-month-complete.ts';
import { usageValueSane } from './usage-value-sane.ts';

export const usageRules: readonly Rule[] = [
  budgetAlertConfigured,
  budgetThresholdExceeded,
  usageMonthComplete,
  usageValueSane,
  hubGeneratesValue,
];
