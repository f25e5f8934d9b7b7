import type { Texts } from '../index.ts';

export const milestone: Texts['milestone'] = {
  title: 'Hitos',
};
