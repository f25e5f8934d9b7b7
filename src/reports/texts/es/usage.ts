import type { Texts } from '../index.ts';

const plural = (number: number, one: string, many = `${one}s`): string => `${number} ${number === 1 ? one : many}`;

const active = (users: number): string => plural(users, 'usuario activo', 'usuarios activos');

export const usage: Texts['usage'] = {
  title: 'Uso',
  period: 'Período',
  users: 'usuarios',
  user: 'usuario',
  month: 'Mes',
  week: 'Semana desde',
  day: 'Día',
  measures: { mau: 'usuarios activos por mes', wau: 'usuarios activos por semana', dau: 'usuarios activos por día' },
  yearBefore: 'un año antes',
  noYearBefore: 'sin datos de un año antes',
  monthEnd: 'valor de fin de mes',
  monthlyMean: 'media mensual',
  weeklyMean: 'media semanal',

  unnamedHub: 'Hub sin nombre',
  numberedHub: (name, what) => `${name} (${typeof what === 'number' ? `hub ${what}` : what})`,
  whyNone: {
    notConnected: 'las métricas de uso no están conectadas',
    noNamespace: 'el hub no tiene registrado ningún espacio de nombres, por lo que no se pueden localizar sus métricas',
    shared: 'su espacio de nombres también está registrado para otro hub, por lo que no se puede separar su uso',
    decommissioned: (day) => `se dio de baja el ${day}`,
    unread: 'sus métricas no se pudieron leer del sistema de monitorización',
    noSample: 'sus métricas no tienen ninguna muestra utilizable en estos meses',
    noMonthly: 'sus métricas no tienen ningún valor mensual en estos meses',
    noHub: 'No hay ningún hub registrado para esta comunidad.',
  },
  noDataForOthers: (hubs) => `sin datos de ${plural(hubs, 'otro hub', 'otros hubs')}`,

  gaps: {
    why: (hub, why) => `${hub}: ${why}.`,
    hub: (hub, why) => `Sin datos de ${hub}: ${why}.`,
    measure: 'sus métricas no tienen ninguna muestra utilizable de esta medida',
    begin: (hub, day) => `${hub}: los datos empiezan el ${day}.`,
    decommissioned: (hub, day) => `${hub} se dio de baja el ${day}.`,
    since: (hub, day, why) => `Sin datos de ${hub} desde el ${day}: ${why}.`,
    on: (hub, day, why) => `Sin datos de ${hub} el ${day}: ${why}.`,
    span: (hub, from, to, why) => `Sin datos de ${hub} del ${from} al ${to}: ${why}.`,
    notOver: (day) => `los datos de este informe se leyeron el ${day}`,
    silent: 'el hub no envió muestras',
    unread: (day) => `no se pudo leer del sistema de monitorización${day ? ` el ${day}` : ''}`,
    rejected: (hub, samples) =>
      `${hub}: ${samples === 1 ? 'se excluye 1 muestra que no es un recuento de personas' : `se excluyen ${samples} muestras que no son recuentos de personas`}.`,
    early: (hub, month, day) => `${hub}: el valor de ${month} es el del ${day}, el último día con datos.`,
    partial: (hub, months) => `${hub}: la media se basa en los días con datos en ${months}.`,
    partialMonth: (month, known, days) => `${month} (${known} de ${days} días)`,
    moreMonths: (months) => plural(months, 'mes más', 'meses más'),
    moreGaps: (gaps) => `${plural(gaps, 'intervalo más', 'intervalos más')} de este tipo.`,
    moreEarly: (months) => `${plural(months, 'mes más', 'meses más')} de este tipo.`,
    moreHubs: (notes) =>
      `${plural(notes, 'nota más', 'notas más')} sobre otros hubs; la tabla de días con datos las recoge todas.`,
  },
  corrected: (hub, measure, day, before, after, on) =>
    `${hub}: el número de ${measure} del ${day} se corrigió de ${before} a ${after} el ${on}.`,
  moreCorrections: (corrections) => `${plural(corrections, 'corrección más', 'correcciones más')} de este tipo.`,
  notAdded: 'Los hubs no se suman: quien usa dos hubs cuenta en cada uno.',

  headline: {
    none: (period) => `No hay uso del que informar de ${period}.`,
    used: (value, number, where, day, change) =>
      `${value === 0 ? 'Nadie usó' : `${number} ${value === 1 ? 'persona usó' : 'personas usaron'}`} ${where} en los 30 días hasta el ${day}${change ? ` (${change})` : ''}`,
    busiest: (hub, hubs) => `${hub}, el más activo de ${hubs} hubs,`,
  },

  figures: {
    at: (label, hub) => (hub ? `${label}, ${hub}` : label),
    mau: (day) => `Usuarios activos por mes, ${day}`,
    wau: (day) => `Usuarios activos por semana, ${day}`,
    dau: (month) => `Usuarios activos por día, media de ${month}`,
    peak: 'Máximo de usuarios activos por mes en 24 meses',
    on: (day) => `el ${day}`,
    sum: (hubs, month) => `Suma de ${plural(hubs, 'hub')}, ${month}`,
    sumNote: (change) => `${change}; quien usa dos hubs cuenta dos veces`,
    agreement: 'Resta del acuerdo',
    days: (days) => (days === 1 ? 'día' : 'días'),
    lastDay: (day) => `Termina el ${day}`,
    followed: (day) => `Termina el ${day}; le sigue otro`,
    cost: (month) => `Coste de la nube, ${month}`,
    noCostBefore: 'sin coste en este informe un año antes',
    costPerUser: (month) => `Coste de la nube por usuario activo, ${month}`,
    noCostPerUserBefore: 'no se conoce un año antes',
  },

  chart: {
    one: (measure, value, month) => `${measure}: ${value} en ${month}`,
    asYearBefore: 'igual que un año antes',
    inYear: (change) => `${change} en un año`,
    fromYear: (change, from) => `${change} respecto a ${from} un año antes`,
    ways: {
      rose: (hubs) => `suben en ${plural(hubs, 'hub')}`,
      fell: (hubs) => `bajan en ${plural(hubs, 'hub')}`,
      level: (hubs) => `se mantienen en ${plural(hubs, 'hub')}`,
    },
    moved: (measure, ways, month, none) =>
      `${measure}: ${ways} en el año hasta ${month}${none ? `; ${none} no se ${none === 1 ? 'puede' : 'pueden'} comparar` : ''}`,
    hubs: (measure, hubs, from, to) => `${measure} de ${hubs} hubs, de ${from} a ${to}`,
  },
  sum: {
    title: (value, month) => `Suma de los hubs, usuarios activos por mes: ${value} en ${month}`,
    none: 'Suma de los hubs, usuarios activos por mes',
    other: (hubs) => plural(hubs, 'hub más', 'hubs más'),
    notRunning: 'Un hub no suma nada antes de su primera muestra ni después de su baja: la tabla muestra ahí un 0.',
    closing: (month, hub) =>
      `${month} incluye el último valor de ${hub}, que se dio de baja en ese mes: quien siguió en otro hub cuenta dos veces.`,
    twice: 'La altura es la suma de las cuentas de los hubs: quien usa dos hubs cuenta dos veces.',
    gap: (months, hubs) => `Sin suma en ${months}: faltan datos de ${hubs}.`,
    hubs: (hubs) => plural(hubs, 'hub'),
  },
  trend: {
    recent: (mean, change, to) => `Usuarios activos por día: ${mean} de media en los 30 días hasta el ${to}, ${change}`,
    thirtyBefore: 'en los 30 días anteriores',
    recentPlain: (from, to) => `Usuarios activos por día, del ${from} al ${to}`,
    recentMoved: (ways, to) =>
      `Usuarios activos por día: ${ways} en los 30 días hasta el ${to} frente a los 30 anteriores`,
    long: (value, hub, week) =>
      `Semana de mayor uso en 24 meses: ${value} usuarios al día${hub ? ` en ${hub}` : ''} en la semana desde el ${week}`,
    longPlain: 'Usuarios activos por semana en 24 meses',
    mean: (label, mean, change) =>
      `${label === null ? `${mean} usuarios activos por día` : `${label}: ${mean} al día`}, de media${change ? `, ${change}` : ''}`,
    moreLines: (hubs) => `${plural(hubs, 'hub más', 'hubs más')} en los archivos`,
    recentNone: (to) => `No hay datos de usuarios activos por día en los 30 días hasta el ${to}.`,
    recentSummary: (means, to) => `En los 30 días hasta el ${to}: ${means}.`,
    daily: 'Cada valor es la muestra de ese día.',
    weekly:
      'Cada valor es la media de las muestras de una semana, de lunes a domingo; el archivo de muestras diarias contiene todos los días.',
    partialWeek:
      'Una semana con menos de siete muestras es la media de las que hay, y nunca se cuenta como la de mayor uso.',
  },
  weekly: {
    one: (threshold, share) => `Al menos ${active(threshold)} en ${share}`,
    weeks: (weeks) => (weeks === 1 ? 'semana con datos' : 'semanas con datos'),
    several: (threshold, hubs, all) =>
      `Al menos ${active(threshold)} en todas las semanas con datos en ${hubs} de ${all} hubs`,
    filled: (threshold) => `al menos ${active(threshold)}`,
    empty: 'menos',
    note: (threshold) =>
      `Una semana rellena tuvo al menos ${active(threshold)} por semana en su última muestra; una vacía, menos. Las semanas van de lunes a domingo.`,
    none: (hub, weeks, all) => `${hub}: sin datos en ${weeks} de ${all} semanas.`,
  },

  cost: {
    notPassed: 'El coste de la nube no forma parte de este informe, porque ningún acuerdo lo repercute.',
    from: (day) => `El coste de la nube se repercute desde el ${day}; aún no hay ningún mes completo.`,
    undated: (period) =>
      `El coste de la nube se repercute, pero ningún acuerdo con fechas conocidas lo hace de ${period}.`,
    none: (months) => `El coste de la nube se repercute, pero no hay ninguno registrado para ${months}.`,
    notConnected: 'El coste de la nube se repercute, pero la hoja de facturación de la nube no está conectada.',
    label: 'Coste de la nube',
    unknownCurrency: 'en una moneda que no consta',
    inCurrency: (currency) => `en ${currency}`,
    withheld: (months, several) =>
      `${months}: ${several ? 'estos meses no forman' : 'este mes no forma'} parte de este informe, porque ningún acuerdo repercute su coste.`,
    missing: (months, currency) => `No hay coste${currency ? ` ${currency}` : ''} registrado para ${months}.`,
    rounded: 'La tabla redondea a unidades enteras; el archivo CSV tiene los importes exactos.',
    year: (value, unit, month, change) =>
      `Coste de la nube: ${value} ${unit} en los 12 meses hasta ${month}${change ? `, ${change}` : ''}`,
    newest: (value, unit, month) => `Coste de la nube: ${value} ${unit} en ${month}`,
    onYear: (change) => `${change} respecto a los 12 anteriores`,
    fromYear: (change, from) => `${change} respecto a ${from} en los 12 anteriores`,
    perUser: (value, unit, month, change) =>
      `Coste de la nube por usuario activo: ${value} ${unit} en ${month}${change ? `, ${change}` : ''}`,
    perUserLabel: 'Coste por usuario activo',
    perSum:
      'El coste se divide entre la suma de los hubs: quien usa dos hubs cuenta dos veces, por lo que el coste por persona no es menor que este.',
    perUserMissing: (months) => `No se conoce para ${months}: falta el coste o los usuarios activos de algún hub.`,
    nobody: (months) => `Nadie estuvo activo en ${months}, por lo que no hay coste por usuario activo.`,
  },
  alert: {
    line: 'Alerta de presupuesto',
    title: (value, unit, month, change) => `El coste de la nube de ${month} es de ${value} ${unit}: ${change}`,
    under: (share) => `un ${share} por debajo de la alerta de presupuesto`,
    over: (share) => `un ${share} por encima de la alerta de presupuesto`,
    equal: 'lo mismo que la alerta de presupuesto',
    small: (amount, unit) => `la alerta de presupuesto es de ${amount} ${unit}`,
    target: (day) => `Alerta de presupuesto, según lo registrado el ${day}`,
    none: (hubs) =>
      `No hay ninguna alerta de presupuesto registrada para ${hubs}, por lo que el coste no se compara con ninguna.`,
    noHub: 'No hay ningún hub en funcionamiento, por lo que el coste no se compara con una alerta de presupuesto.',
    hubs: (hubs) => `ninguno de los ${hubs} hubs en funcionamiento`,
    some: (lacking, all) =>
      `El coste no se compara con una alerta de presupuesto: ${lacking} de ${all} hubs en funcionamiento no ${lacking === 1 ? 'tiene' : 'tienen'} ninguna.`,
    currencies: 'El coste no se compara con las alertas de presupuesto: no están todas en una misma moneda.',
    otherCurrency: (currency, unit) =>
      `El coste no se compara con la alerta de presupuesto: la alerta está en ${currency} y el coste, ${unit}.`,
    is: (amount, alerts, day) =>
      `La alerta de presupuesto es de ${amount} al mes${alerts > 1 ? `, la suma de ${alerts} alertas de varios hubs` : ''}, según lo registrado el ${day}; en meses anteriores puede haber sido otra.`,
    forecast:
      'La alerta vigila el coste previsto, por lo que puede enviarse en un mes que después termina por debajo de ella.',
    old: (month) =>
      `El mes más reciente con coste, ${month}, es demasiado antiguo para compararlo con la alerta de presupuesto de hoy.`,
  },

  tables: {
    byHub: (period) => `Usuarios activos por hub, ${period}`,
    hub: 'Hub',
    mau: 'Al mes',
    mauOn: 'Muestra del',
    before: 'Un año antes',
    change: 'Cambio',
    peak: 'Máximo al mes',
    peakOn: 'El día',
    wau: 'A la semana',
    dau: 'Al día, media',
    hubIs: 'Nombre del hub',
    mauOnIs: 'Día de la muestra de usuarios activos por mes',
    beforeIs: 'Usuarios activos por mes del mismo mes un año antes',
    changeIs: 'Cambio de los usuarios activos por mes respecto al mismo mes un año antes',
    peakOnIs: 'Primer día que tiene el valor más alto',
    days: (period) => `Días con datos por hub, ${period}`,
    from: 'Desde',
    to: 'Hasta',
    known: 'Días con datos',
    all: 'Días',
    state: 'Estado',
    fromIs: 'Primer día del intervalo: la primera muestra del hub o el primer día de un mes',
    toIs: 'Último día del intervalo: el último día de un mes o el día antes de la baja del hub',
    knownIs: 'Días con muestra de usuarios activos por mes, a la semana y al día',
    allIs: 'Días del intervalo',
    stateIs: 'Si todos los días de cada mes tienen datos',
    complete: 'completo',
    partial: 'parcial',
    empty: 'sin datos',
    daily: (period) => `Muestras diarias por hub, ${period}`,
    day: 'Día',
    dayIs: 'Día de la muestra',
    more: (rows) => `${plural(rows, 'fila más', 'filas más')} en los archivos.`,
  },

  renewal: {
    planned: (day) => `No hay nada pendiente: el acuerdo empieza el ${day}.`,
    undated: 'No se puede indicar el próximo paso: no se conocen las fechas del acuerdo.',
    continued: (name, day) => `No hay nada pendiente: le sigue ${name}, vigente hasta el ${day}.`,
    later: (day, days) =>
      `Aún no hay nada pendiente. Lo que viene después se decide a partir del ${day}, ${plural(days, 'día')} antes del final.`,
    decide: (day) =>
      `Pendiente ahora: decidir si se renueva el acuerdo. Sin renovación, el aviso de cierre se envía el ${day}.`,
    notice: (end) =>
      `Pendiente ahora: comunicar si se renueva el acuerdo. Sin renovación, es el momento del aviso de cierre y el servicio termina después del ${end}.`,
    reminder: (end) =>
      `Pendiente ahora: comunicar si se renueva el acuerdo. Sin renovación, es el momento del último recordatorio y el servicio termina después del ${end}.`,
    ended:
      'El acuerdo ha terminado. Sin uno nuevo, sus hubs se cierran y se eliminan; los datos sobre su uso se conservan al menos un año.',
    beside: (name, day) => `${name} está vigente a la vez hasta el ${day}; no consta si sustituye a este acuerdo.`,
    gap: (name, day) => `El siguiente acuerdo, ${name}, empieza el ${day}.`,
    steps: {
      decision: 'Decisión sobre la renovación',
      shutdownNotice: 'Sin renovación: aviso de cierre',
      reminder: 'Sin renovación: recordatorio',
      lastDay: 'Último día del acuerdo y, sin renovación, del servicio',
    },
    none: 'No hay ningún acuerdo registrado para esta comunidad.',
  },

  events: {
    begin: (name) => `Empieza ${name}`,
    firstUsed: (hubs) => `Primeros datos de ${hubs}`,
    decommissioned: (hubs) => `Baja de ${hubs}`,
    hubs: (hubs) => plural(hubs, 'hub'),
  },

  method: {
    months: (months, period) =>
      `El informe abarca ${months} meses completos, de ${period}; el mes en curso se deja fuera hasta que termina.`,
    gap: 'Un día o un mes sin datos es un hueco. Nunca cuenta como cero.',
    sum: 'Cuando se suman valores de varios hubs, el resultado se llama suma de los hubs: quien usa dos hubs cuenta dos veces en ella.',
    namespace:
      'Cada serie corresponde a un espacio de nombres. Si un hub pasa a otro espacio de nombres, una serie termina y empieza otra.',
  },

  page: {
    agreement: 'Acuerdo y renovación',
    contact: (organisation) => `Para renovar, o para consultar, escriba a ${organisation}:`,
    stepsTitle: (name) => `Hasta el final de ${name}`,
    stepDay: 'Día',
    step: 'Paso',
    past: 'pasado',
    term: 'Vigencia',
    standing: 'Estado',
    use: 'Usuarios activos',
    trend: 'Día a día y semana a semana',
    cost: 'Coste de la nube',
    other: 'Almacenamiento y sesiones',
    storage:
      'Almacenamiento: sin conectar. El tamaño de los directorios personales vendría de las métricas de los hubs; este informe no lo lee.',
    sessions:
      'Sesiones: sin conectar. Cuántos servidores se iniciaron, y durante cuánto tiempo, vendría de las métricas de los hubs; este informe no las lee.',
    quality: 'Integridad de los datos',
    complete: 'Todos los días desde la primera muestra de cada hub tienen datos.',
    hubs: 'Hubs',
    address: 'Dirección',
    place: 'Nube y región',
    running: 'En funcionamiento',
    decommissioned: (day) => `Dado de baja el ${day}`,
  },
};
