import type { Texts } from '../index.ts';

export const impact: Texts['impact'] = {
  title: 'Impacto',
};
