import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { checkJsonSchema, checkResultSchema, json, redacted } from '../../src/findings/index.ts';
import { portfolio, snapshotOf, type CheckResult } from '../../src/invariants/index.ts';
import { config, lived, result } from './portfolio.ts';

const FILE = join(import.meta.dirname, '../../docs/check.schema.json');
const generated = `${JSON.stringify(checkJsonSchema(), null, 2)}\n`;
if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(FILE, generated);
const published = readFileSync(FILE, 'utf8');

const ajv = new Ajv2020({ strict: true, allErrors: true });
// Its types do not fit how Node imports it.
(addFormats as unknown as (ajv: unknown) => void)(ajv);
const validate = ajv.compile(JSON.parse(published) as object);

const RESULTS: Record<string, CheckResult> = {
  'with findings in every state': lived(),
  'without a history': result(),
  empty: result(snapshotOf(portfolio({}), '2026-06-15')),
  redacted: redacted(lived(), config),
  narrowed: { ...lived(), filter: { rules: ['stage-known'], communities: ['reefs'], owners: ['P&S'] } },
};

it.each(Object.entries(RESULTS))('the published schema takes a result %s', (_, one) => {
  const parsed: unknown = JSON.parse(json(one));
  expect(validate(parsed), JSON.stringify(validate.errors)).toBe(true);
  expect(checkResultSchema.parse(parsed)).toEqual(parsed);
});

it.each([
  ['a key that it does not know', { ...lived(), extra: 1 }],
  ['another version', { ...lived(), schemaVersion: 2 }],
  ['a date that is none', { ...lived(), asOf: '2026-02-30' }],
  ['a count below zero', { ...lived(), summary: { ...lived().summary, error: -1 } }],
  ['another status', { ...lived(), findings: [{ ...lived().findings[0]!, status: 'closed' }] }],
  ['a fingerprint of another length', { ...lived(), findings: [{ ...lived().findings[0]!, fingerprint: 'ab' }] }],
])('it refuses %s', (_, one) => {
  expect(validate(JSON.parse(JSON.stringify(one)))).toBe(false);
  expect(checkResultSchema.safeParse(one).success).toBe(false);
});

it('is what the code generates; UPDATE_GOLDEN=1 writes it', () => expect(published).toBe(generated));

it('is closed, complete and says what each key means', () => {
  const open: string[] = [];
  const walk = (node: unknown, path: string) => {
    if (node === null || typeof node !== 'object') return;
    const { type, properties, required, additionalProperties } = node as Record<string, unknown>;
    if (type === 'object') {
      if (additionalProperties !== false) open.push(`${path} is open`);
      for (const [key, part] of Object.entries(properties as Record<string, { description?: string }>)) {
        if (!part.description) open.push(`${path}.${key} has no description`);
        const isOptional = path === '' && ['filter', 'redacted'].includes(key);
        if ((required as string[]).includes(key) === isOptional) open.push(`${path}.${key} is not as required`);
        walk(part, `${path}.${key}`);
      }
    } else for (const [key, part] of Object.entries(node)) walk(part, `${path}/${key}`);
  };
  walk(JSON.parse(published), '');
  expect(open).toEqual([]);
});
