import type { Texts } from '../index.ts';

export const common: Texts['common'] = {
  deliverables: (number) => `${number} ${number === 1 ? 'entregable' : 'entregables'}`,
  hubs: (number) => `${number} ${number === 1 ? 'hub' : 'hubs'}`,
  days: (number) => `${number} ${number === 1 ? 'día' : 'días'}`,
  months: (number) => `${number} ${number === 1 ? 'mes' : 'meses'}`,
  none: 'Ninguno',
  notRecorded: 'sin registrar',
  doubtful: 'En revisión',
  doubt: (records) => `En revisión: ${records}. Este dato puede cambiar.`,
  doubtfulFigures: (records) => `En revisión: ${records}. Las cifras con esta marca pueden cambiar.`,
  doubtQuality: (records) =>
    `En revisión: ${records}. Las cifras que se calculan a partir de lo que está en revisión llevan una nota y pueden cambiar.`,
  atLeast: (records) => `al menos ${records}`,
  doubted: {
    engagements: (number) => `${number} ${number === 1 ? 'acuerdo' : 'acuerdos'}`,
    projects: (number) => `${number} ${number === 1 ? 'proyecto' : 'proyectos'}`,
    deliverables: (number) => `${number} ${number === 1 ? 'entregable' : 'entregables'}`,
    fteLog: (number) => `${number} ${number === 1 ? 'anotación' : 'anotaciones'} del registro de ETC`,
    checkIns: (number) => `${number} ${number === 1 ? 'reunión de seguimiento' : 'reuniones de seguimiento'}`,
    hubs: (number) => `${number} ${number === 1 ? 'hub' : 'hubs'}`,
    usage: (number) => `el uso de ${number} ${number === 1 ? 'mes' : 'meses'} de un hub`,
    costs: (number) => `el coste de la nube de ${number} ${number === 1 ? 'mes' : 'meses'}`,
    communities: (number) => (number === 1 ? 'la ficha de la comunidad' : `${number} fichas de la comunidad`),
  },
};
