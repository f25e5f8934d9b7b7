import type { Texts } from '../index.ts';
import { funder } from './impact-funder.ts';

const deliverables = (number: number): string => `${number} ${number === 1 ? 'entregable' : 'entregables'}`;
const OF = { now: 'de este período', before: 'del período anterior', year: 'del año anterior' };

export const impact: Texts['impact'] = {
  title: 'Impacto',
  period: 'Período',
  funder,

  between: (from, to) => `${from} a ${to}`,
  fromTo: (span) => `de ${span}`,
  during: (month) => `en ${month}`,
  duringDays: (from, to) => `del ${from} al ${to}`,
  monthsBefore: (months) => (months === 1 ? 'en el mes anterior' : `en los ${months} meses anteriores`),
  periodBefore: 'en el período anterior',
  monthsYearBefore: (months) =>
    months === 1 ? 'en el mismo mes del año anterior' : 'en los mismos meses del año anterior',
  samePeriodYearBefore: 'en el mismo período del año anterior',
  yearBefore: 'un año antes',

  sameAs: (when) => `igual que ${when}`,
  changeFrom: (change, base, when) => `${change} respecto a ${base} ${when}`,
  noComparison: (known, months, which) => `sin comparación: hay datos de ${known} de ${months} meses ${OF[which]}`,
  coverage: (known, months) => `hay datos de ${known} de ${months === 1 ? '1 mes' : `${months} meses`}`,
  noComparisonDays: (known, days) => `sin comparación: hay datos de ${known} de ${days} días un año antes`,
  noComparisonNow: (known, days) => `sin comparación: hay datos de ${known} de ${days} días`,
  longerThanYear: 'sin comparación: el período dura más de un año',

  headline: {
    people: (number, shown) =>
      number === 0 ? 'Nadie usó' : number === 1 ? 'Una persona al mes usó' : `Hasta ${shown} personas al mes usaron`,
    busiest: (hub, hubs) => `${hub}, el más usado de ${hubs} hubs,`,
    change: (change) => ` (${change})`,
    noDataFor: (hubs) => (hubs === 1 ? 'sin datos de otro hub' : `sin datos de otros ${hubs} hubs`),
    delivered: (number) =>
      number === 0
        ? 'no se entregó ningún entregable'
        : number === 1
          ? 'se entregó 1 entregable'
          : `se entregaron ${deliverables(number)}`,
    undated: (number) =>
      number === 1
        ? 'se entregó 1 entregable en una fecha que no consta'
        : `se entregaron ${deliverables(number)} en fechas que no constan`,
    noAgreement: 'no hubo ningún acuerdo vigente',
    unknown: 'no se conoce el número de personas alcanzadas',
    starts: (day) => `el ${day} empieza uno`,
    coverage: (coverage) => (coverage ? ` (${coverage})` : ''),
  },

  figures: {
    people: 'Personas alcanzadas en un mes, como máximo',
    weekly: 'Usuarios activos por semana, media',
    daily: 'Usuarios activos por día, media',
    delivered: 'Entregables entregados',
    satisfaction: 'Satisfacción, puntuación media',
    deliveredBefore: (number, when) => `${number} ${when}`,
    noDates: 'sin comparación: no constan las fechas de un acuerdo',
    noAgreement: (when) => `sin comparación: no hubo ningún acuerdo vigente ${when}`,
    undated: (number) => `${number} más sin fecha`,
  },

  goalsHeading: 'Objetivos y resultados',
  goalsWords: 'Lo que la comunidad quiere lograr',
  goalsBy: 'La comunidad, en sus propias palabras',
  noGoals: 'Los objetivos de la comunidad aún no están registrados. Aparecerán aquí en sus propias palabras.',
  resultsHeading: 'Lo que se contó',
  resultsNote: 'Los resultados figuran junto a los objetivos. Las cifras no muestran que unos se deban a los otros.',
  resultPeople: (people, hub, isBusiest, during, coverage) =>
    `${people} ${hub}${isBusiest ? ', el hub más usado,' : ''} ${during}${coverage ? ` (${coverage})` : ''}.`,
  resultUnknown: 'No se conoce el número de personas alcanzadas.',
  resultWork: (number, names) =>
    number === 1 ? `Se entregó 1 entregable: ${names}.` : `Se entregaron ${deliverables(number)}: ${names}.`,
  resultNoWork: (during) => `Ningún entregable tiene fecha de entrega ${during}.`,
  more: (number) => `${number} más`,

  peopleHeading: 'Personas alcanzadas',
  hubsHeading: 'Hubs',
  hubsLabel: 'Los hubs y las personas que alcanzaron',
  hubColumns: {
    hub: 'Hub',
    people: 'Personas en un mes, como máximo',
    change: (when) => `Cambio respecto al número ${when}`,
    inUse: 'En uso',
    state: 'Estado',
  },
  inUseSince: (day, isStart) => `desde el ${day}${isStart ? ' o antes' : ''}`,
  running: 'En funcionamiento',
  decommissioned: (day) => `Retirado el ${day}`,
  wasDecommissioned: (day) => `se retiró el ${day}`,
  noSample: 'sus métricas no tienen ninguna muestra en el período',
  noMonth: 'Aún no se conoce el número de personas alcanzadas: no ha terminado ningún mes completo del período.',
  noHub: 'No se conoce el número de personas alcanzadas: no hay ningún hub registrado para esta comunidad.',
  notKnown: (hub, reason) => `No se conoce el número de personas alcanzadas de ${hub}: ${reason}.`,
  notAddedUp: 'Quien usa dos hubs cuenta en cada uno, por lo que los hubs no se suman.',
  reachTitle: (span) => `Personas alcanzadas por hub, ${span}`,
  reachColumns: {
    hub: { label: 'Hub', description: 'Nombre del hub' },
    peak: 'Personas alcanzadas en un mes, como máximo',
    same: (when) => `Lo mismo, ${when}`,
    change: 'Cambio',
    changeOf: (when) => `Cambio del máximo respecto al registrado ${when}`,
    yearChange: 'Cambio respecto al año anterior',
    weekly: 'Usuarios activos por semana, media',
    daily: 'Usuarios activos por día, media',
    firstUse: { label: 'Primer día de uso', description: 'Primer día de los 24 meses con algún usuario activo' },
    decommissioned: { label: 'Retirado el', description: 'Vacío mientras el hub funciona' },
  },

  rhythmHeading: 'Período lectivo y resto del año',
  rhythmTitle: 'Usuarios activos por semana en período lectivo y fuera de él',
  rhythmLabels: { term: 'En período lectivo', between: 'Fuera de período lectivo' },
  rhythmColumns: {
    hub: { label: 'Hub', description: 'Nombre del hub' },
    when: { label: 'Cuándo', description: 'En período lectivo o fuera de él' },
    mean: 'Usuarios activos por semana, media',
    known: { label: 'Días con datos', description: 'Días del período con alguna muestra' },
    days: { label: 'Días', description: 'Días del período' },
    meanBefore: 'Usuarios activos por semana, media, un año antes',
    knownBefore: { label: 'Días con datos, un año antes', description: 'Días con alguna muestra un año antes' },
    change: 'Cambio respecto al año anterior',
  },
  daysOfDays: (known, days) => `${known} de ${days} días`,
  contrast: (hub, term, between) =>
    `${hub}: de media, ${term} ${term === '1' ? 'usuario activo' : 'usuarios activos'} por semana en período lectivo y ${between} fuera de él.`,
  noTerms: 'No hay períodos lectivos configurados, por lo que no se distingue el uso dentro y fuera de ellos.',
  noRhythm:
    'No hay datos de usuarios activos por semana en el período, por lo que no se compara el período lectivo con el resto.',
  onlyKind: {
    term: 'Todo el período es lectivo, por lo que no hay con qué compararlo.',
    between: 'Ningún día del período es lectivo, por lo que no hay con qué compararlo.',
  },

  deliveredHeading: 'Entregado en el período',
  nothingDelivered:
    'Ningún entregable tiene fecha de entrega en este período. El informe de hitos muestra todos los compromisos.',
  afterPeriod: (day, name) => `Después del período, el ${day}: ${name}.`,

  satisfactionHeading: 'Satisfacción',
  satisfactionTitle: 'Satisfacción por período',
  satisfactionColumns: {
    period: { label: 'Período', description: 'Meses o días' },
    n: { label: 'Puntuaciones', description: 'Número de reuniones de seguimiento con puntuación' },
    mean: 'Media, de 1 a 5',
    range: 'Intervalo',
    lowest: { label: 'Mínima', description: 'Puntuación más baja' },
    highest: { label: 'Máxima', description: 'Puntuación más alta' },
  },
  noScore: 'aún sin puntuación',
  noScoreYet: 'Aún sin puntuación: ninguna reunión de seguimiento del período tiene una.',
  oneScore: (score) => `Una reunión de seguimiento del período tiene puntuación: ${score} de 5.`,
  meanScore: (mean, n, range) =>
    `La puntuación media es ${mean} de 5, a partir de ${n} reuniones de seguimiento (puntuaciones: ${range}).`,
  scoreNote: (n, range) => (n === 1 ? '1 puntuación' : `${n} puntuaciones, ${range}`),
  ofFive: 'de 5',
  points: 'puntos',
  highestScore: 'Puntuación más alta posible',
  fewScores: (n) =>
    n === 1
      ? 'Una sola puntuación es la voz de quien fue consultado, no una medida de toda la comunidad.'
      : 'Tan pocas puntuaciones son la voz de quienes fueron consultados, no una medida de toda la comunidad.',
  undatedScores: (number) =>
    number === 1
      ? '1 puntuación no tiene fecha y no pertenece a ningún período.'
      : `${number} puntuaciones no tienen fecha y no pertenecen a ningún período.`,
  checkInSource: (kept) => `${kept}, tabla Check-ins, campo Score.`,
  scoresTitle: (n) => `${n} puntuaciones en 24 meses`,
  scoresSummary: (mean, range, first, last) => `Puntuaciones del ${first} al ${last}: ${range} (de 5), media ${mean}.`,
  scoresNote: 'Cada barra es la puntuación de una reunión de seguimiento, de 1 a 5.',

  quotesHeading: 'En palabras de sus miembros',
  noQuotes:
    'Aún no se puede publicar ninguna cita. Las citas proceden de las reuniones de seguimiento, con el consentimiento de quien las dijo.',
  saidOn: (said) => `Dicho en una reunión de seguimiento, ${said}`,
  dateNotRecorded: 'fecha sin registrar',
  narrativeHeading: 'La historia del período',
  eventsHeading: 'Lo que ocurrió',
  event: (day, text) => `${day}: ${text}`,

  citeHeading: 'Cómo citar y agradecer',
  cite: {
    kind: 'Informe de impacto',
    langid: 'spanish',
    title: (name, span) => `${name}: informe de impacto, ${span}`,
    text: (author, day, title, state) => `${author} (${day}). ${title}. ${state}.`,
    edition: (period, hash) => `Edición ${period}, SHA-256 ${hash}…`,
    rolling: (day) => `Informe continuo con datos del ${day}`,
    available: (contact) => `Disponible previa solicitud a ${contact}`,
    asText: 'Referencia',
    isRolling: 'Este informe avanza con sus datos. Cite una edición si la hay: no cambia nunca.',
    noAddress: 'La dirección de la página no forma parte de la referencia: quien la tiene puede leer el informe.',
    files: 'Referencia para gestores bibliográficos:',
  },
  acknowledgementHeading: 'Agradecimiento',
  acknowledgement: (organisation, community) =>
    `Este trabajo utilizó infraestructura en la nube para la investigación que ${organisation} gestiona para ${community}.`,
  limitsHeading: 'Lo que las cifras no pueden decir',
  limits: [
    'Se cuentan cuentas, no personas: quien tiene dos cuentas cuenta dos veces, y quienes comparten una cuentan una vez.',
    'Estar activo significa que funcionaba un servidor o había una sesión abierta. No dice qué se hizo ni si fue de utilidad.',
    'Un máximo es el mejor mes, no el habitual. Las medias semanal y diaria dicen qué es lo habitual.',
    'Nada de lo que aquí figura muestra que el servicio causara un resultado: no hay un grupo sin él con el que comparar.',
    'Las puntuaciones y las citas proceden de reuniones con quienes participaron en ellas y no hablan por todos.',
  ],
  methodPeriod: (period, before, year) =>
    `El informe trata de ${period}. Se compara con ${before}${year ? `, y con ${year}` : ''}.`,
  methodMonths: (months) => `El uso se cuenta por meses completos: ${months}.`,
  method: [
    'Las personas alcanzadas se cuentan por hub. Quien usa dos hubs cuenta en cada uno, por lo que los hubs no se suman para dar un número de personas.',
    'Solo se indica un cambio si ambos períodos tienen datos en cada uno de sus meses, y solo en porcentaje cuando la base es de 10 o más.',
    'Las citas se muestran con el consentimiento de quien las dijo y sin su nombre.',
  ],
  historyFrom: (day) => `Los informes contienen 24 meses de uso: de este período no se cuenta lo anterior al ${day}.`,
};
