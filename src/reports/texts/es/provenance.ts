import type { Texts } from '../index.ts';

export const provenance: Texts['provenance'] = {
  files: 'Archivos CSV de uso anterior',
  dailySample: (query) => `Prometheus, una muestra al día de ${query}`,
  or: 'o',
  billing: 'Hoja de facturación de la nube',
  billingExport: 'Hoja de facturación de la nube, exportada como CSV',
  csvFiles: 'Archivos CSV',
  instant: (day, time) => `${day}, ${time} UTC`,
  read: (instant, isIncomplete) => `lectura del ${instant}${isIncomplete ? ', incompleta' : ''}`,
  notConnected: 'no conectado',
  delivery: 'Acuerdos, proyectos y entregables',
  deliveryQuery: 'Tablas Engagements, Projects y Project Deliverables',
  fte: 'ETC entregados',
  fteQuery: 'Tabla FTE Log',
  allAsOf: (day) => `Todos los registros a ${day}`,
  quotes: 'Citas, con consentimiento para publicarlas',
  quotesQuery: 'Tabla Check-ins, con May publish marcado',
  scores: 'Satisfacción',
  scoresQuery: 'Tabla Check-ins, Score',
  upTo: (day) => `Hasta el ${day}`,
  goals: 'Objetivos y nombre de la comunidad',
  company: 'Ficha de la organización',
  latest: 'La más reciente',
  use: 'Usuarios activos',
  useColumns: 'date, hub, users, cluster',
  cost: 'Coste de la nube',
  costQuery: 'Exportación CSV: community_id, month, usd',
  hubs: 'Hubs y sus alertas de presupuesto',
  hubsQuery: 'Tabla Hubs',
  invented: 'Todos los datos de esta página son inventados: muestran el aspecto de un informe.',
  unread: (records) =>
    records === 1
      ? '1 registro de esta comunidad no se pudo leer o situar y no se muestra.'
      : `${records} registros de esta comunidad no se pudieron leer o situar y no se muestran.`,
};
