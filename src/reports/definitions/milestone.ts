import type { Definition } from './types.ts';

const UNIT = { en: 'deliverables', es: 'entregables' };
const FTE = { en: 'FTE', es: 'ETC' };
const FTE_MONTHS = { en: 'FTE-months', es: 'meses ETC' };

const WORK = {
  source: {
    en: 'Airtable: Engagements, Projects, Project Deliverables',
    es: 'Airtable: tablas Engagements, Projects y Project Deliverables',
  },
  inputs: ['engagements', 'projects', 'deliverables'],
} as const;
const LOG = {
  source: { en: 'Airtable: Engagements, FTE Log', es: 'Airtable: tablas Engagements y FTE Log' },
  inputs: ['engagements', 'fteLog'],
} as const;

/** Definitions of the figures of the milestone report. */
export const milestone = {
  due: {
    name: { en: 'Due', es: 'Vencidos' },
    version: 1,
    unit: UNIT,
    text: {
      en: 'Deliverables that are not cancelled and whose due date is before the as-of date, and those delivered that are due on it.',
      es: 'Entregables no cancelados cuya fecha de vencimiento es anterior a la fecha de referencia, y los ya entregados que vencen en ella.',
    },
    ...WORK,
  },
  delivered: {
    name: { en: 'Delivered of those due', es: 'Entregados de los vencidos' },
    version: 1,
    unit: UNIT,
    text: {
      en: 'Deliverables due by the as-of date, not cancelled, with the status Delivered and no delivery date after the as-of date.',
      es: 'Entregables con vencimiento hasta la fecha de referencia, no cancelados, en estado Delivered (entregado) y sin fecha de entrega posterior a la fecha de referencia.',
    },
    ...WORK,
  },
  onTime: {
    name: { en: 'On time of those delivered', es: 'A tiempo de los entregados' },
    version: 1,
    unit: UNIT,
    text: {
      en: 'Delivered deliverables, of those due, whose delivery date is on or before their due date. One without a delivery date does not count as on time.',
      es: 'De los entregables vencidos, los entregados en su fecha de vencimiento o antes. Uno sin fecha de entrega no cuenta como entregado a tiempo.',
    },
    ...WORK,
  },
  lateBy: {
    name: { en: 'Late by', es: 'Retraso' },
    version: 1,
    unit: { en: 'days', es: 'días' },
    text: {
      en: 'Days from the due date to the delivery, or to the as-of date while it is overdue; 0 when it was delivered in time. Empty where it is neither delivered nor overdue, was cancelled, or lacks one of the dates.',
      es: 'Días desde la fecha de vencimiento hasta la entrega o, si sigue pendiente, hasta la fecha de referencia; 0 si se entregó a tiempo. Vacío si no está entregado ni vencido, si se canceló o si falta alguna de las fechas.',
    },
    ...WORK,
  },
  nextDue: {
    name: { en: 'Next due date', es: 'Próximo vencimiento' },
    version: 1,
    unit: { en: 'date', es: 'fecha' },
    text: {
      en: 'The earliest due date on or after the as-of date among deliverables that are neither delivered nor cancelled.',
      es: 'La primera fecha de vencimiento, desde la fecha de referencia inclusive, entre los entregables no entregados ni cancelados.',
    },
    ...WORK,
  },
  cancelled: {
    name: { en: 'Cancelled', es: 'Cancelados' },
    version: 1,
    unit: UNIT,
    text: {
      en: 'Deliverables with the status Cancelled, and those not delivered whose agreement or whose every project is cancelled. They are shown, and count neither as due nor as delivered.',
      es: 'Entregables en estado Cancelled (cancelado) y los no entregados cuyo acuerdo o cuyos proyectos, todos ellos, están cancelados. Se muestran, pero no cuentan ni como vencidos ni como entregados.',
    },
    ...WORK,
  },
  fteCommitted: {
    name: { en: 'FTE committed', es: 'ETC comprometidos' },
    version: 1,
    unit: FTE_MONTHS,
    text: {
      en: "People's time that the agreement commits over its whole term: its FTE (full-time equivalents) times the length of the term in months. A month that the term covers in part counts by its days.",
      es: 'Dedicación de personal que el acuerdo compromete en toda su vigencia: sus ETC (equivalentes a tiempo completo) por la duración en meses. Un mes cubierto solo en parte cuenta por sus días.',
    },
    source: { en: 'Airtable: Engagements', es: 'Airtable: tabla Engagements' },
    inputs: ['engagements'],
  },
  fteDelivered: {
    name: { en: 'FTE delivered, mean', es: 'ETC entregados, media' },
    version: 1,
    unit: FTE,
    text: {
      en: "Mean FTE of the agreement's log. While the agreement runs: the sum of the entries for the calendar months that lie wholly within its term and are over, divided by their number. When it is over: the sum for all months of the term, divided by its length in months. Several entries of a month add up; a month without an entry adds nothing and is named.",
      es: 'Media de ETC del registro del acuerdo. Mientras el acuerdo está vigente: la suma de las anotaciones de los meses naturales completos de su vigencia que ya han terminado, dividida por su número. Una vez terminado: la suma de todos los meses de la vigencia, dividida por su duración en meses. Varias anotaciones de un mes se suman; un mes sin anotación no suma nada y se indica.',
    },
    ...LOG,
  },
  fteTermDelivered: {
    name: { en: 'FTE delivered over the term', es: 'ETC entregados en la vigencia' },
    version: 1,
    unit: FTE_MONTHS,
    text: {
      en: 'The sum of the entries of the FTE log for the months of the term, up to the as-of date. Entries for other months are not counted.',
      es: 'La suma de las anotaciones del registro de ETC de los meses de la vigencia, hasta la fecha de referencia. Las anotaciones de otros meses no se cuentan.',
    },
    ...LOG,
  },
  fteRemaining: {
    name: { en: 'FTE remaining', es: 'ETC restantes' },
    version: 1,
    unit: FTE_MONTHS,
    text: {
      en: 'FTE-months committed over the whole term less those delivered; 0 when as much or more was delivered. A month without an entry takes nothing off.',
      es: 'Meses ETC comprometidos en toda la vigencia menos los entregados; 0 si se ha entregado lo mismo o más. Un mes sin anotación no resta nada.',
    },
    ...LOG,
  },
} as const satisfies Record<string, Definition>;
