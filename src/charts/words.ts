import { noData } from './format.ts';
import type { Language } from './language.ts';
import type { ChartSpec, TimelineRow } from './types.ts';

type Position = ChartSpec['x']['kind'];
type Mark = TimelineRow['mark'];

/** Every word that a chart brings of its own, in drawing, sentence, notes, table, files and controls. */
export interface ChartWords {
  noData: string;
  /** Plural of a position. */
  positions: Record<Position, string>;
  /** In front of a position: `in June 2026`. */
  at: Record<Position, string>;
  from: string;
  to: string;
  during: string;
  values: string;
  sameAs: string;
  /** Between a change and what it is a change of: `up 4 % from 70`. */
  changeFrom: string;
  atBothEnds: string;
  and: string;
  /** With what the values are, where that must be said. */
  highest: (kind: string) => string;
  lowest: (kind: string) => string;
  /** Of the sum of stacked values. */
  inAll: string;
  /** From one position to another, after a comma. */
  span: (from: string, to: string, kind: Position) => string;
  spanFrom: (from: string, to: string, kind: Position) => string;
  noDataFor: (missing: number, total: number, kind: Position) => string;
  moreInTable: (count: number) => string;
  marks: {
    hatched: (kind: Position) => string;
    dotted: (kind: Position) => string;
    both: (kind: Position) => string;
  };
  smoothed: string;
  drawsFirst: (shown: number, total: number) => string;
  drawsRows: (shown: number, total: number) => string;
  /** Of a strip's cells. */
  filled: string;
  empty: string;
  stripCells: string;
  stripCount: (filled: number, known: number, kind: Position) => string;
  timelineHead: Record<'group' | 'row' | 'from' | 'to' | 'done' | 'status', string>;
  targetAlone: (target: string) => string;
  rangeHead: Record<'row' | 'value' | 'target' | 'note', string>;
  marksKey: Record<Mark | 'span' | 'due-day', string>;
  asOf: string;
  noRows: string;
  /** How many rows of a timeline have a mark, as parts of a sentence. */
  counted: Record<Mark, (count: number) => string>;
  rows: (count: number) => string;
  nextDue: (label: string, day: string) => string;
  noDate: (count: number) => string;
  ofTarget: string;
  noTarget: string;
  reached: (reached: number, rows: number) => string;
  source: string;
  events: string;
  target: string;
  formulaNote: string;
  controls: ControlWords;
}

/** What stands on and beside a chart's controls. */
export interface ControlWords {
  explore: string;
  still: string;
  unreachable: string;
  table: string;
  /** In front of a chart's title, read out after a control's name. */
  of: string;
  tableInFiles: string;
  seriesShown: string;
  keys: (kind: Position) => string;
  rowKeys: string;
}

const PLURAL = {
  en: { month: 'months', week: 'weeks', day: 'days' },
  es: { month: 'meses', week: 'semanas', day: 'días' },
};

const number = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

const WORDS: Record<Language, ChartWords> = {
  en: {
    noData: noData('en'),
    positions: PLURAL.en,
    at: { month: 'in', week: 'in the week of', day: 'on' },
    from: 'from',
    to: 'to',
    during: 'for',
    values: 'Values',
    sameAs: 'the same as',
    changeFrom: 'from',
    atBothEnds: 'at both ends',
    and: 'and',
    highest: (kind) => (kind ? `highest ${kind}` : 'highest'),
    lowest: (kind) => (kind ? `lowest ${kind}` : 'lowest'),
    inAll: 'in all',
    span: (from, to) => `${from} to ${to}`,
    spanFrom: (from, to) => `from ${from} to ${to}`,
    noDataFor: (missing, total, kind) => `no data for ${missing} of ${number(total, kind, PLURAL.en[kind])}`,
    moreInTable: (count) => `${count} more in the table`,
    marks: {
      hatched: (kind) => `Hatching marks ${PLURAL.en[kind]} without data.`,
      dotted: (kind) => `Dotted lines mark ${PLURAL.en[kind]} without data.`,
      both: (kind) => `Hatching and dotted lines mark ${PLURAL.en[kind]} without data.`,
    },
    smoothed: 'The line is the mean of the seven days around each; the table has every day.',
    drawsFirst: (shown, total) => `The chart draws the first ${shown} of ${total}; all ${total} are in the table.`,
    drawsRows: (shown, total) => `The chart draws the first ${shown} of ${total} rows; all ${total} are in the table.`,
    filled: 'yes',
    empty: 'no',
    stripCells: '1 is yes, 0 is no; empty where it is not known.',
    stripCount: (filled, known, kind) => `${filled} of ${number(known, kind, PLURAL.en[kind])}`,
    timelineHead: { group: 'Group', row: 'Row', from: 'From', to: 'To or due', done: 'Done', status: 'Status' },
    targetAlone: (target) => `target ${target}`,
    rangeHead: { row: 'Row', value: 'Value', target: 'Target', note: 'Note' },
    marksKey: {
      delivered: 'delivered',
      late: 'overdue',
      due: 'due',
      open: 'open',
      cancelled: 'cancelled',
      span: 'duration',
      'due-day': 'due date',
    },
    asOf: 'as of',
    noRows: 'Nothing is recorded',
    counted: {
      delivered: (count) => `${count} delivered`,
      late: (count) => `${count} overdue`,
      due: (count) => `${count} due`,
      open: (count) => `${count} open`,
      cancelled: (count) => `${count} cancelled`,
    },
    rows: (count) => number(count, 'item', 'items'),
    nextDue: (label, day) => `next due: ${label}, on ${day}`,
    noDate: (count) => `${count} without a date`,
    ofTarget: 'of',
    noTarget: 'no target',
    reached: (reached, rows) => `${reached} of ${rows} reach the target`,
    source: 'Source',
    events: 'Events',
    target: 'Target',
    formulaNote: 'A text that a spreadsheet would take for a formula starts with an apostrophe.',
    controls: {
      explore: 'Explore',
      still: 'Still picture',
      unreachable: 'Not reachable. Try again',
      table: 'Table',
      of: 'of',
      tableInFiles: 'The table of this chart is long; the CSV and JSON files hold it whole.',
      seriesShown: 'Series shown',
      keys: (kind) =>
        `Left and right arrow keys move between ${PLURAL.en[kind]}, up and down between series; Escape returns to the still picture.`,
      rowKeys: 'Up and down arrow keys move between rows; Escape returns to the still picture.',
    },
  },
  es: {
    noData: noData('es'),
    positions: PLURAL.es,
    at: { month: 'en', week: 'en la semana del', day: 'el' },
    from: 'de',
    to: 'a',
    during: 'para',
    values: 'Valores',
    sameAs: 'igual que',
    changeFrom: 'respecto a',
    atBothEnds: 'al principio y al final',
    and: 'y',
    // In parentheses, because the kind may be of either gender.
    highest: (kind) => (kind ? `máximo (${kind}):` : 'máximo:'),
    lowest: (kind) => (kind ? `mínimo (${kind}):` : 'mínimo:'),
    inAll: 'en total',
    span: (from, to, kind) => (kind === 'month' ? `de ${from} a ${to}` : `del ${from} al ${to}`),
    spanFrom: (from, to, kind) => (kind === 'month' ? `de ${from} a ${to}` : `del ${from} al ${to}`),
    noDataFor: (missing, total, kind) =>
      `sin datos en ${missing} de ${number(total, { month: 'mes', week: 'semana', day: 'día' }[kind], PLURAL.es[kind])}`,
    moreInTable: (count) => `${count} más en la tabla`,
    marks: {
      hatched: (kind) => `El rayado señala los períodos sin datos (${PLURAL.es[kind]}).`,
      dotted: (kind) => `Las líneas de puntos señalan los períodos sin datos (${PLURAL.es[kind]}).`,
      both: (kind) => `El rayado y las líneas de puntos señalan los períodos sin datos (${PLURAL.es[kind]}).`,
    },
    smoothed: 'La línea es la media de los siete días en torno a cada uno; la tabla contiene todos los días.',
    drawsFirst: (shown, total) =>
      `El gráfico muestra las primeras ${shown} de ${total} series; la tabla, las ${total}.`,
    drawsRows: (shown, total) => `El gráfico muestra las primeras ${shown} de ${total} filas; la tabla, las ${total}.`,
    filled: 'sí',
    empty: 'no',
    stripCells: '1 es sí, 0 es no; vacío cuando no se sabe.',
    stripCount: (filled, known, kind) =>
      `${filled} de ${number(known, { month: 'mes', week: 'semana', day: 'día' }[kind], PLURAL.es[kind])}`,
    timelineHead: {
      group: 'Grupo',
      row: 'Fila',
      from: 'Desde',
      to: 'Hasta o vencimiento',
      done: 'Hecho',
      status: 'Estado',
    },
    targetAlone: (target) => `objetivo: ${target}`,
    rangeHead: { row: 'Fila', value: 'Valor', target: 'Objetivo', note: 'Nota' },
    marksKey: {
      delivered: 'entregado',
      late: 'vencido',
      due: 'por vencer',
      open: 'pendiente',
      cancelled: 'cancelado',
      span: 'duración',
      'due-day': 'vencimiento',
    },
    asOf: 'a fecha de',
    noRows: 'No hay nada registrado',
    counted: {
      delivered: (count) => number(count, 'entregado', 'entregados'),
      late: (count) => number(count, 'vencido', 'vencidos'),
      due: (count) => `${count} por vencer`,
      open: (count) => number(count, 'pendiente', 'pendientes'),
      cancelled: (count) => number(count, 'cancelado', 'cancelados'),
    },
    rows: (count) => number(count, 'elemento', 'elementos'),
    nextDue: (label, day) => `próximo vencimiento: ${label}, el ${day}`,
    noDate: (count) => `${count} sin fecha`,
    ofTarget: 'de',
    noTarget: 'sin objetivo',
    reached: (reached, rows) => `${reached} de ${rows} ${reached === 1 ? 'alcanza' : 'alcanzan'} el objetivo`,
    source: 'Fuente',
    events: 'Acontecimientos',
    target: 'Objetivo',
    formulaNote: 'Un texto que una hoja de cálculo tomaría por fórmula empieza por un apóstrofo.',
    controls: {
      explore: 'Explorar',
      still: 'Imagen fija',
      unreachable: 'No disponible. Vuelva a intentarlo',
      table: 'Tabla',
      of: 'de',
      tableInFiles: 'La tabla de este gráfico es larga; los archivos CSV y JSON la contienen entera.',
      seriesShown: 'Series visibles',
      keys: (kind) =>
        `Las flechas izquierda y derecha cambian de ${{ month: 'mes', week: 'semana', day: 'día' }[kind]}; las flechas arriba y abajo, de serie; Escape vuelve a la imagen fija.`,
      rowKeys: 'Las flechas arriba y abajo cambian de fila; Escape vuelve a la imagen fija.',
    },
  },
};

export const chartWords = (language: Language = 'en'): ChartWords => WORDS[language];
