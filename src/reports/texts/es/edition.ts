import type { Texts } from '../index.ts';

export const edition: Texts['edition'] = {
  period: {
    quarter: (number, year) => `${['Primer', 'Segundo', 'Tercer', 'Cuarto'][number - 1] ?? ''} trimestre de ${year}`,
    year: (year) => year,
    term: (name, years) => `${name} ${years}`,
    agreement: 'Vigencia del acuerdo',
    latest: 'Más reciente',
    days: (from, to) => `del ${from} al ${to}`,
  },
  note: 'Acerca de esta edición',
  frozen: (name, publishedOn) => `Edición: ${name}. Publicada el ${publishedOn}; sus cifras no cambian.`,
  pulled: (pulledOn, to) =>
    `Elaborada con los datos del ${pulledOn}. No se cuenta lo que tiene fecha posterior al ${to}.`,
  latest: 'Ver el informe más reciente',
  rolling: 'Este informe cambia con los datos. Para citarlo o archivarlo, use una edición, que no cambia:',
  publishedOn: (day) => `publicada el ${day}`,
  correctionsTitle: (count) => (count === 1 ? 'Una corrección' : `${count} correcciones`),
  corrections: 'Datos posteriores difieren de lo publicado. Esta página conserva los valores publicados.',
  correction: (what, before, after) => `${what}: se publicó ${before}; ahora, ${after}.`,
  correctionAgain: (what, before, after) => `${what}: era ${before}; ahora, ${after}.`,
  more: (count) => (count === 1 ? 'Una corrección más' : `${count} correcciones más`),
  allInFile: (count) =>
    `${count === 1 ? 'Otra figura' : `Otras ${count} figuran`} en el archivo con todas las correcciones (CSV)`,
  columns: ['Advertida el', 'Informe', 'Valor', 'Antes', 'Después', 'Nota'],
  elsewhere: (count) =>
    count === 1
      ? 'Una corrección se refiere a otro informe de esta edición.'
      : `${count} correcciones se refieren a otros informes de esta edición.`,
  method: 'Se corrigió el modo de calcularlo.',
  gone: 'ya no consta',
  withdrawn: 'retirada',
  quote: 'Una cita',
  evidence: (deliverable) => `Evidencia de ${deliverable}`,
  shown: 'visible',
  due: (deliverable) => `Fecha prevista de ${deliverable}`,
  delivered: (deliverable) => `Fecha de entrega de ${deliverable}`,
  status: (deliverable) => `Estado de ${deliverable}`,
  /** Stands where words were taken out. */
  removed: '[suprimido]',
  removal: (day, places, fingerprint) =>
    `El ${day} se suprimieron palabras que no debían publicarse (${places === 1 ? 'un lugar' : `${places} lugares`}). Ninguna cifra cambió. Antes, la huella de los datos empezaba por ${fingerprint}.`,
  notesTitle: 'Lo que se sabía al publicarla',
  cover: {
    title: 'Edición',
    heading: 'Informes de esta edición',
    about: 'Acerca de esta edición',
    period: 'Período',
    published: 'Publicada',
    data: 'Datos del',
    state: 'Situación a fecha de',
    fingerprint: 'Huella de los datos (SHA-256)',
    address: 'La dirección de esta página no cambia: quien la tenga encontrará aquí las mismas cifras.',
    lead: (organisation, community, period) =>
      `Lo que ${organisation} prometió a ${community}, lo que se entregó y cómo se usó: ${period}.`,
  },
};
