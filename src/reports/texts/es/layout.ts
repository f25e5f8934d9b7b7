import type { Texts } from '../index.ts';

export const layout: Texts['layout'] = {
  title: 'Informes',
};
