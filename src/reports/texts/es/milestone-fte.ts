import type { Texts } from '../index.ts';

const months = (number: number): string => `${number} ${number === 1 ? 'mes' : 'meses'}`;
const entries = (number: number): string => `${number} ${number === 1 ? 'anotación' : 'anotaciones'}`;

export const fte: Texts['milestone']['fte'] = {
  heading: 'Dedicación de personal (ETC)',
  unit: 'meses ETC',
  delivered: {
    label: 'ETC entregados',
    value: (mean, committed) => `${mean} de ${committed}`,
    none: 'Sin datos',
    toDate: (number) => (number === 1 ? 'media de un mes completo' : `media de ${number} meses completos`),
    wholeTerm: 'media de toda la vigencia',
    noWholeMonth: 'Aún no ha terminado ningún mes completo del acuerdo',
    noEntries: 'No hay nada anotado en el registro de ETC',
    withoutEntry: (number) => `${months(number)} sin anotación no ${number === 1 ? 'suma' : 'suman'} nada`,
  },
  committedTerm: { label: 'ETC comprometidos', note: (fte) => `${fte} ETC durante toda la vigencia` },
  deliveredTerm: { label: 'ETC entregados', note: (share) => `${share} de lo comprometido` },
  remaining: {
    label: 'ETC restantes',
    toCome: (number) => `para ${number === 1 ? 'el mes que falta' : `los ${number} meses que faltan`}`,
    running: 'para el mes en curso',
    ended: 'sin entregar al terminar el acuerdo',
    none: 'El compromiso está cumplido',
    beyond: (fte) => `${fte} meses ETC más de lo comprometido`,
    before: 'El acuerdo no ha empezado',
  },
  zero: 'El acuerdo establece 0 ETC, por lo que no se debe nada.',
  undated: (committed) =>
    `El acuerdo compromete ${committed} ETC. Sin sus fechas no se puede saber qué correspondía ni qué queda.`,
  chart: {
    title: (delivered, committed) => `${delivered} de ${committed} ETC entregados de media`,
    noMean: (committed) => `${committed} ETC comprometidos`,
    series: 'Entregados',
    target: 'Comprometidos',
    month: 'Mes',
    summary: (number, lowest, highest, reached) =>
      `ETC entregados en ${months(number)}, entre ${lowest} y ${highest}; en ${reached} de ellos, al menos lo comprometido.`,
    summaryOfOne: (month, delivered) => `${delivered} ETC entregados en ${month}.`,
  },
  table: {
    title: 'Dedicación de personal por meses',
    open: 'Comprometido, entregado y restante, mes a mes',
    columns: {
      agreement: ['Acuerdo', 'Nombre del acuerdo'],
      month: ['Mes', 'Mes natural, AAAA-MM'],
      committed: [
        'Comprometido (ETC)',
        'ETC del acuerdo; un mes que la vigencia cubre solo en parte cuenta por sus días',
      ],
      delivered: ['Entregado (ETC)', 'Suma de los ETC anotados para el mes; vacío si no hay nada anotado'],
      remaining: [
        'Restante (meses ETC)',
        'Lo comprometido en toda la vigencia menos lo anotado hasta ese mes inclusive; vacío en los meses futuros',
      ],
      state: ['Situación', 'Si el mes ha terminado, está en curso o está por venir'],
    },
    states: { over: 'terminado', running: 'en curso', toCome: 'por venir', noEntry: 'sin anotación' },
    noEntryYet: 'sin anotación aún',
    total: 'Toda la vigencia',
    source: (system) => `Registros de ejecución de la organización (${system}: tablas Engagements y FTE Log)`,
  },
  notes: {
    gap: (number, names) =>
      number === 1
        ? `No hay ETC anotados para ${names}: no se sabe qué se hizo en ese mes.`
        : `No hay ETC anotados para ${names}: no se sabe qué se hizo en esos meses.`,
    noFte: (number, names) =>
      number === 1
        ? `Una anotación de ${names} no indica ETC, por lo que ese mes puede contener más.`
        : `Hay anotaciones de ${names} que no indican ETC, por lo que esos meses pueden contener más.`,
    running: (month) => `${month} no ha terminado; se muestra lo anotado hasta ahora.`,
    partial: (names) => `La vigencia cubre ${names} solo en parte, por lo que ahí se compromete menos.`,
    outside: (number, names) =>
      `${entries(number)} de ${names} ${number === 1 ? 'queda' : 'quedan'} fuera de la vigencia del acuerdo y no ${number === 1 ? 'se cuenta' : 'se cuentan'}.`,
    later: (number, names) =>
      `${entries(number)} de ${names} ${number === 1 ? 'es posterior' : 'son posteriores'} a la fecha de referencia y no ${number === 1 ? 'se cuenta' : 'se cuentan'}.`,
    shared: (number) =>
      number === 1
        ? '1 anotación nombra también otro acuerdo y cuenta en cada uno.'
        : `${number} anotaciones nombran también otro acuerdo y cuentan en cada uno.`,
  },
};
