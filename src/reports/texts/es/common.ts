import type { Texts } from '../index.ts';

export const common: Texts['common'] = {
  deliverables: (number) => `${number} ${number === 1 ? 'entregable' : 'entregables'}`,
  hubs: (number) => `${number} ${number === 1 ? 'hub' : 'hubs'}`,
  days: (number) => `${number} ${number === 1 ? 'día' : 'días'}`,
  months: (number) => `${number} ${number === 1 ? 'mes' : 'meses'}`,
  none: 'Ninguno',
  notRecorded: 'sin registrar',
};
