import type { Texts } from '../index.ts';

export const usage: Texts['usage'] = {
  title: 'Uso',
};
