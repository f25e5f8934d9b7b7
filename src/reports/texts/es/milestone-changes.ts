import type { Texts } from '../index.ts';

const from = (before: string, after: string): string =>
  before === ''
    ? `fijada el ${after}`
    : after === ''
      ? `retirada; era el ${before}`
      : `cambiada del ${before} al ${after}`;

export const changes: Texts['milestone']['changes'] = {
  heading: (day) => `Cambios y problemas desde el ${day}`,
  headingWithout: (days) => `Cambios y problemas de los últimos ${days} días`,
  headingBefore: (days, day) => `Cambios y problemas de los ${days} días hasta el ${day}`,
  since: (edition, published) => `En comparación con la edición «${edition}», publicada el ${published}.`,
  noPrevious: (days) =>
    `No se ha publicado ningún informe anterior; esto es lo que se entregó en ${days} días y lo que está atrasado.`,
  newAgreement: (days) =>
    `El último informe no incluía este acuerdo; esto es lo que se entregó en ${days} días y lo que está atrasado.`,
  none: 'No ha cambiado nada y no hay nada atrasado.',
  noneWithout: (days) => `No se entregó nada en ${days} días y no hay nada atrasado.`,
  words: {
    delivered: 'Entregado',
    overdue: 'Atrasado',
    added: 'Nuevo',
    removed: 'Ya no consta',
    due: 'Vencimiento',
    cancelled: 'Cancelado',
    reopened: 'De nuevo pendiente',
    renamed: 'Nombre',
    reworded: 'Redacción',
    deliveryDate: 'Fecha de entrega',
    term: 'Vigencia',
    fte: 'ETC',
  },
  delivered: (day, timing) =>
    day === '' ? 'entregado; la fecha no está registrada' : `entregado el ${day}${timing && `, ${timing}`}`,
  overdueNew: (day) => `vencía el ${day} y no se ha entregado`,
  overdueStill: (day) => `vencía el ${day}; ya figuraba como atrasado en el último informe`,
  added: (day) => (day === '' ? 'añadido, sin fecha de vencimiento' : `añadido, con vencimiento el ${day}`),
  removed: 'figuraba en el último informe y ya no consta en este acuerdo',
  due: (before, after) => `fecha de vencimiento ${from(before, after)}`,
  deliveryDate: (before, after) => `fecha de entrega ${from(before, after)}`,
  cancelled: 'cancelado',
  reopened: (before) => `en el último informe figuraba como: ${before.toLowerCase()}`,
  renamed: (before) => `se llamaba ${before}`,
  reworded: (before) => (before === '' ? 'se indica el compromiso' : `el compromiso decía: ${before}`),
  term: (before, after) => `era: ${before}; es: ${after}`,
  fte: (before, after) =>
    `${before === '' ? 'no constaban' : `eran ${before}`}; ${after === '' ? 'no constan' : `son ${after}`}`,
  whole: 'El acuerdo',
  table: {
    title: 'Cambios y problemas',
    columns: {
      agreement: ['Acuerdo', 'Nombre del acuerdo'],
      change: ['Cambio', 'De qué tipo de cambio se trata'],
      deliverable: ['Entregable', 'Nombre del entregable; vacío si se trata del acuerdo mismo'],
      before: ['Antes', 'En el último informe'],
      after: ['Después', 'En este informe'],
      text: ['En palabras', 'El cambio tal como lo indica el informe'],
    },
    source: (system) =>
      `Registros de ejecución de la organización (${system}: tablas Engagements, Projects y Project Deliverables), comparados con el último informe`,
  },
};
