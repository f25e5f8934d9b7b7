import type { Kind } from './kinds.ts';

/** Types of the sources that give values of one form. */
const FORMS = {
  words: [
    ...['string', 'phone_number', 'json', 'object_coordinates'],
    ...['singleLineText', 'multilineText', 'richText', 'email', 'url', 'phoneNumber'],
  ],
  /** HubSpot's `bool` is the text "true" or "false". */
  bool: ['bool'],
  number: ['number', 'percent', 'currency', 'rating', 'duration', 'autoNumber', 'count'],
  day: ['date'],
  instant: ['datetime', 'dateTime', 'createdTime', 'lastModifiedTime'],
  select: ['enumeration', 'singleSelect'],
  person: ['singleCollaborator', 'createdBy', 'lastModifiedBy'],
  several: ['multipleSelects', 'multipleCollaborators'],
  checkbox: ['checkbox'],
  links: ['multipleRecordLinks'],
  other: ['multipleAttachments', 'barcode', 'button', 'aiText'],
} as const satisfies Record<string, readonly string[]>;
type Form = keyof typeof FORMS;

/** Which forms a kind can be read from. A text may hold anything, so each record is judged by itself. */
const READABLE: Record<Kind, readonly Form[]> = {
  text: ['words', 'bool', 'number', 'day', 'instant', 'select', 'person'],
  date: ['words', 'day', 'instant', 'select'],
  month: ['words', 'day', 'instant', 'select'],
  instant: ['words', 'instant'],
  number: ['words', 'number', 'select'],
  money: ['words', 'number', 'select'],
  choice: ['words', 'select'],
  flag: ['checkbox'],
  links: ['links'],
};

/** A column of a CSV file: its cells are converted on the way in. */
const UNTYPED = 'text';
const COMPUTED = /^(formula|rollup|lookup|multipleLookupValues)\((.+)\)$/;

/** Whether a type of a source can hold a kind; null for a type that is not known here, as vendors add some. */
export function canHold(kind: Kind, type: string): boolean | null {
  if (type === UNTYPED) return true;
  const [, computed, result] = COMPUTED.exec(type) ?? [];
  if (computed !== undefined && result !== undefined) {
    // A computed checkbox is a number or a list, and only a lookup or a rollup passes links on.
    if (kind === 'flag' || (kind === 'links' && computed === 'formula')) return false;
    return canHold(kind, result);
  }
  const form = (Object.keys(FORMS) as Form[]).find((name) => (FORMS[name] as readonly string[]).includes(type));
  return form === undefined ? null : READABLE[kind].includes(form);
}
