import { describe, expect, test } from 'vitest';
import { canHold, type Kind } from '../../../src/sources/schema/index.ts';

const KINDS: Kind[] = ['text', 'date', 'instant', 'number', 'money', 'choice', 'flag', 'links', 'month'];
const held = (type: string) => KINDS.filter((kind) => canHold(kind, type));

describe('which type can hold what', () => {
  test.each<[string, Kind[]]>([
    // HubSpot
    ['string', ['text', 'date', 'instant', 'number', 'money', 'choice', 'month']],
    ['phone_number', ['text', 'date', 'instant', 'number', 'money', 'choice', 'month']],
    ['enumeration', ['text', 'date', 'number', 'money', 'choice', 'month']],
    ['number', ['text', 'number', 'money']],
    ['date', ['text', 'date', 'month']],
    ['datetime', ['text', 'date', 'instant', 'month']],
    ['bool', ['text']],
    // Airtable
    ['singleLineText', ['text', 'date', 'instant', 'number', 'money', 'choice', 'month']],
    ['singleSelect', ['text', 'date', 'number', 'money', 'choice', 'month']],
    ['multipleSelects', []],
    ['dateTime', ['text', 'date', 'instant', 'month']],
    ['createdTime', ['text', 'date', 'instant', 'month']],
    ['currency', ['text', 'number', 'money']],
    ['rating', ['text', 'number', 'money']],
    ['checkbox', ['flag']],
    ['multipleRecordLinks', ['links']],
    ['singleCollaborator', ['text']],
    ['multipleCollaborators', []],
    ['multipleAttachments', []],
    ['formula(number)', ['text', 'number', 'money']],
    ['formula(date)', ['text', 'date', 'month']],
    ['formula(checkbox)', []],
    ['lookup(multipleRecordLinks)', ['links']],
    ['multipleLookupValues(singleLineText)', ['text', 'date', 'instant', 'number', 'money', 'choice', 'month']],
    ['rollup(number)', ['text', 'number', 'money']],
    // CSV: a column has no type
    ['text', KINDS],
  ])('%s', (type, kinds) => expect(held(type)).toEqual(kinds));

  test.each(['somethingNew', 'formula', 'formula(somethingNew)'])('%s is not known and not compared', (type) => {
    for (const kind of ['text', 'date', 'number'] as const) expect(canHold(kind, type)).toBeNull();
  });
});
