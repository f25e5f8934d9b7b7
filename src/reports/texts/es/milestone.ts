import type { Texts } from '../index.ts';
import { changes } from './milestone-changes.ts';
import { fte } from './milestone-fte.ts';
import { headline } from './milestone-headline.ts';

const deliverables = (number: number): string => `${number} ${number === 1 ? 'entregable' : 'entregables'}`;
const plural = (number: number, one: string): string => `${number} ${number === 1 ? one : `${one}s`}`;

export const milestone: Texts['milestone'] = {
  title: 'Hitos',
  periodLabel: 'Acuerdo',
  noAgreement: 'No hay ningún acuerdo registrado, por lo que no hay entregables de los que informar.',
  noAgreementYet: 'Los compromisos de un acuerdo aparecen aquí cuando empieza su ejecución.',
  method: [
    'Un entregable está a tiempo si se entregó en su fecha de vencimiento o antes.',
    'Los entregables cancelados se muestran, pero no cuentan ni como vencidos ni como entregados.',
    'Un entregable sin fecha de vencimiento se muestra, pero no figura entre los vencidos.',
    'Lo ocurrido después de la fecha de referencia no se cuenta.',
  ],
  headline,
  fte,
  changes,

  agreement: {
    unnamed: 'Acuerdo sin nombre',
    term: (start, end) => `Del ${start} al ${end}`,
    reversed: (term) => `${term}; el final es anterior al inicio`,
    from: (start) => `Desde el ${start}; la fecha de finalización no está registrada`,
    until: (end) => `Hasta el ${end}; la fecha de inicio no está registrada`,
    undated: 'Las fechas no están registradas',
    standing: {
      cancelled: 'Cancelado',
      undated: 'Fechas por corregir',
      planned: (day) => `Empieza el ${day}`,
      ended: (day) => `Terminó el ${day}`,
      endsOn: (day) => `Termina el ${day}`,
      endsIn: (day, days) => `Termina el ${day}, dentro de ${days}`,
      current: (day) => `Vigente hasta el ${day}`,
    },
    beside: {
      ended: 'Terminado',
      startsIn: (days) => `Empieza dentro de ${days}`,
      lastDay: 'Hoy es su último día',
      left: (number, days) => `${number === 1 ? 'Queda' : 'Quedan'} ${days}`,
    },
  },

  status: {
    delivered: 'Entregado',
    'in progress': 'En curso',
    'not started': 'Sin empezar',
    cancelled: 'Cancelado',
    unknown: 'Estado sin registrar',
    overdue: 'Atrasado',
    deliveredLate: 'Entregado con retraso',
  },
  timing: {
    late: (days) => `${days} de retraso`,
    early: (days) => `${days} antes`,
    punctual: 'en su fecha de vencimiento',
    overdue: (days) => `${days} de atraso`,
    dueOn: (day) => `vence el ${day}`,
    dueIn: (days) => `vence dentro de ${days}`,
  },
  unnamedDeliverable: 'Entregable sin nombre',
  unnamedProject: 'Proyecto sin nombre',

  figures: {
    delivered: 'Entregados de los vencidos',
    onTime: 'A tiempo de los entregados',
    nextDue: 'Próximo vencimiento',
    cancelled: 'Cancelados',
    of: (part, whole) => `${part} de ${whole}`,
    none: 'Ninguno',
    nothingDue: (all, cancelled) => {
      if (all > 0) return `Aún no ha vencido nada; ${deliverables(all)} en total`;
      if (cancelled === 0) return 'No hay entregables registrados';
      return cancelled === 1 ? 'Se canceló el único entregable' : `Se cancelaron los ${cancelled} entregables`;
    },
    nothingWasDue: 'No había vencido nada',
    withoutDate: (number) => `${number} sin fecha de entrega`,
    nothingDelivered: 'Nada de lo vencido se ha entregado',
    next: (when, name) => `${when}: ${name}`,
    thatDay: 'en la fecha de referencia',
    inDays: (days) => `dentro de ${days}`,
    nothingNext: 'Ningún entregable pendiente tiene un vencimiento futuro',
    ofRecorded: (all) => `de ${plural(all, 'entregable')} ${all === 1 ? 'registrado' : 'registrados'}`,
  },

  notes: {
    noDueDate: (number) =>
      number === 1
        ? '1 entregable no tiene fecha de vencimiento, por lo que no cuenta como vencido.'
        : `${number} entregables no tienen fecha de vencimiento, por lo que no cuentan como vencidos.`,
    noDeliveryDate: (number) =>
      number === 1
        ? '1 entregable no tiene fecha de entrega, por lo que no cuenta como entregado a tiempo.'
        : `${number} entregables no tienen fecha de entrega, por lo que no cuentan como entregados a tiempo.`,
    noStatus: (number) =>
      number === 1
        ? '1 entregable no tiene estado, por lo que no cuenta como entregado.'
        : `${number} entregables no tienen estado, por lo que no cuentan como entregados.`,
    emptyProjects: (number, names) =>
      `${number === 1 ? 'Un proyecto no tiene' : `${number} proyectos no tienen`} entregables: ${names}.`,
    sharedProject: (agreements, name) =>
      `El proyecto ${name} está registrado en ${agreements} acuerdos y se muestra en cada uno.`,
    of: (agreement, note) => `${agreement}: ${note}`,
  },

  commitments: {
    heading: 'Compromisos',
    title: 'Compromisos',
    all: 'Todos los compromisos',
    none: 'Este acuerdo no tiene entregables registrados. Cada uno aparecerá aquí con su fecha de vencimiento cuando se acuerde.',
    notRecorded: 'sin registrar',
    notKnown: 'no se sabe',
    yes: 'sí',
    no: 'no',
    lateByUnit: 'Retraso (días)',
    source: (system) => `Registros de ejecución de la organización (${system}: tablas Projects y Project Deliverables)`,
    columns: {
      agreement: ['Acuerdo', 'Nombre del acuerdo'],
      project: ['Proyecto', 'Proyecto del entregable'],
      deliverable: ['Entregable', 'Nombre del entregable'],
      commitment: ['Compromiso', 'Lo que se prometió'],
      due: ['Vencimiento', 'Fecha de vencimiento, AAAA-MM-DD'],
      delivered: ['Entrega', 'Fecha de entrega, AAAA-MM-DD'],
      late_by: ['Retraso', ''],
      status: ['Estado', 'Estado en la fecha de referencia'],
      days_late: [
        'Días de desfase',
        'Días desde el vencimiento hasta la entrega o, si está pendiente, hasta la fecha de referencia; negativo si se adelantó o aún no ha vencido',
      ],
      on_time: ['A tiempo', ''],
      evidence: ['Evidencia', 'Evidencia pública'],
    },
  },

  timeline: {
    title: (delivered, all, overdue) =>
      `${delivered} de ${deliverables(all)} ${delivered === 1 ? 'entregado' : 'entregados'}${overdue ? `, ${plural(overdue, 'atrasado')}` : ''}`,
    allCancelled: (all) => `${deliverables(all)}, ${all === 1 ? 'cancelado' : 'todos cancelados'}`,
    summary: (parts) => `${parts.join('; ')}.`,
    count: (all, first, last) =>
      first === last
        ? `${deliverables(all)} con vencimiento el ${first}`
        : `${deliverables(all)} con vencimiento entre el ${first} y el ${last}`,
    undated: (all) => `${deliverables(all)} sin fecha de vencimiento`,
    delivered: (number, late) =>
      `${plural(number, 'entregado')}${late ? `, ${late} de ellos después del vencimiento` : ''}`,
    overdue: (number, days) => `${plural(number, 'atrasado')}, ${days} como máximo`,
    open: (number) => plural(number, 'pendiente'),
    cancelled: (number) => plural(number, 'cancelado'),
    definition:
      'Cada barra va del inicio del acuerdo a la fecha de vencimiento; una marca señala el día de la entrega. Los entregables cancelados se muestran.',
  },

  rag: {
    heading: 'Estado',
    none: 'La organización comparte el estado de este acuerdo; aún no hay ninguno registrado.',
    recorded: (day) => `Según lo registrado el ${day}.`,
    Green: {
      word: 'Verde: según lo previsto',
      meaning: 'El trabajo avanza según lo acordado. No hace falta ninguna medida.',
    },
    Amber: {
      word: 'Ámbar: en riesgo',
      meaning:
        'Es probable que el trabajo se complete según lo acordado, pero requiere atención: la organización estudia qué lo retrasa y puede cambiar el orden de las tareas.',
    },
    Red: {
      word: 'Rojo: fuera de lo previsto',
      meaning:
        'El trabajo no se completará según lo acordado sin un cambio: la organización habla con la comunidad y ambas vuelven a acordar el alcance y las fechas.',
    },
  },

  next: {
    heading: (days, after) =>
      after === null ? `Los próximos ${days} días` : `Los ${days} días posteriores al ${after}`,
    overdueHeading: (days, after) =>
      after === null
        ? `Lo atrasado y los próximos ${days} días`
        : `Lo atrasado y los ${days} días posteriores al ${after}`,
    nothing: (days, after) =>
      after === null
        ? `No hay nada atrasado y nada vence en los próximos ${days} días.`
        : `No había nada atrasado el ${after} y nada vencía en los ${days} días siguientes.`,
  },

  signOff: {
    heading: 'Conformidad',
    intro: 'Para imprimir y firmar a mano.',
    counts: (agreement, day, due) =>
      due === 0
        ? `${agreement}: ningún entregable vencía hasta el ${day}`
        : `${agreement}: ${deliverables(due)} con vencimiento hasta el ${day}`,
    delivered: (number, onTime) => `${plural(number, 'entregado')}${number ? `, ${onTime} de ellos a tiempo` : ''}`,
    notDelivered: (number) => `${number} sin entregar`,
    early: (number) => `${number} más ${number === 1 ? 'entregado' : 'entregados'} antes de su vencimiento o sin él`,
    open: (number) => `${number} más ${number === 1 ? 'pendiente' : 'pendientes'}`,
    cancelled: (number) => plural(number, 'cancelado'),
    data: (id) => `Según los datos ${id}.`,
    community: (name) => `Entrega confirmada por ${name}`,
    organisation: (name) => `Entrega confirmada por ${name}`,
    lines: { name: 'Nombre', signature: 'Firma', date: 'Fecha', remarks: 'Observaciones' },
  },
};
