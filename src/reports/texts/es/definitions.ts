import type { Texts } from '../index.ts';

export const definitions: Texts['definitions'] = {
  title: 'Definiciones',
  lead: 'Qué significa cada cifra de estos informes, cómo se calcula y de dónde se leen sus valores.',
  edition: 'Esta edición muestra cada definición en la versión con la que se elaboró.',
  groups: { milestones: 'Informe de hitos', impact: 'Informe de impacto', usage: 'Informe de uso' },
  unit: 'Unidad',
  source: 'Fuente',
  query: 'Consulta',
  version: 'Versión',
  standing: (version, from, to) => {
    if (to === null) return from === null ? `${version}, desde el principio` : `${version}, desde el ${from}`;
    return from === null ? `${version}, hasta el ${to}` : `${version}, del ${from} al ${to}`;
  },
  earlier: 'Versiones anteriores',
  note: 'El texto de una definición no cambia sin que suba su versión. Cada edición nombra las versiones con las que se elaboró.',
  machine: 'Lo mismo en JSON',
};
