/** What must happen before an engagement ends. */
import type { Rule } from '../../types.ts';
import { renewalNoticeSent } from './renewal-notice-sent.ts';

export const renewalRules: readonly Rule[] = [renewalNoticeSent];
