import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readExtracts } from '../../src/communities/extracts.ts';
import { extractOf } from './portfolio.ts';

const extract = extractOf({ engagements: [{ id: 'recE', communityId: 'lumen' }] });
let folder: string;
const write = (file: string, content: unknown) =>
  writeFileSync(join(folder, file), typeof content === 'string' ? content : JSON.stringify(content));

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plumbline-extracts-'));
  write('_keys.json', { keys: ['k-lumen'] });
  write('k-lumen.json', extract);
});
afterEach(() => rmSync(folder, { recursive: true }));

describe("the community site's input", () => {
  it('is read as it was written', () => {
    expect(readExtracts(folder).map((one) => one.extract)).toEqual([extract]);
  });

  it.each<[string, () => void, RegExp]>([
    ['a corrupt file', () => write('k-lumen.json', '{"key": '), /k-lumen\.json cannot be read/],
    ['an empty file', () => write('k-lumen.json', ''), /k-lumen\.json cannot be read/],
    ['a missing file', () => rmSync(join(folder, 'k-lumen.json')), /k-lumen\.json cannot be read/],
    ['a missing list', () => rmSync(join(folder, '_keys.json')), /_keys\.json cannot be read/],
    ['an empty list', () => write('_keys.json', { keys: [] }), /names no community/],
    ['a list of another form', () => write('_keys.json', ['k-lumen']), /has no list of keys/],
    ['a key twice', () => write('_keys.json', { keys: ['k-lumen', 'K-lumen'] }), /names K-lumen twice/],
    [
      'a file that is not listed',
      () => write('k-delta.json', extract),
      /k-delta\.json, which _keys\.json does not name/,
    ],
    [
      'a listed file that is not there',
      () => write('_keys.json', { keys: ['k-lumen', 'k-gone'] }),
      /k-gone\.json cannot be read/,
    ],
    [
      'a field of the team',
      () => write('k-lumen.json', { ...extract, engagements: [{ ...extract.engagements[0], rag: 'Red' }] }),
      /engagements\.0\.rag: expected no such field/,
    ],
    [
      'the key of another community',
      () => write('k-lumen.json', { ...extract, key: 'k-delta' }),
      /says that its key is k-delta/,
    ],
    ['a key that climbs out', () => write('k-lumen.json', { ...extract, key: '../k' }), /field key/],
  ])('is refused: %s', (_, spoil, message) => {
    spoil();
    expect(() => readExtracts(folder)).toThrow(message);
  });

  it('is refused when no folder is named', () => {
    expect(() => readExtracts(undefined)).toThrow(/PLUMBLINE_EXTRACTS is not set/);
  });
});
