import { expect, test } from 'vitest';
import { list, oneOf, parseCommand, port, spread } from '../../src/cli/index.ts';

const options = { data: { type: 'string' }, community: { type: 'string', multiple: true } } as const;

test('options are read', () => {
  expect(parseCommand(['--data', 'x', '--community=a', '--community', 'b'], options)).toEqual({
    data: 'x',
    community: ['a', 'b'],
  });
});

test.each([
  [['--dta', 'x'], 'Did you mean --data?'],
  [['--zzzzzzz'], 'Use one of: --data, --community.'],
  [['stray'], 'Use one of: --data, --community.'],
  [['--data'], 'Write --data=VALUE'],
])('%j is refused: %s', (argv, fix) => {
  expect(() => parseCommand(argv, options)).toThrow(fix);
});

test('an option may take several values in a row', () => {
  expect(spread(['--community', 'a', 'b', '--data', 'x'], '--community')).toEqual([
    '--community=a',
    '--community=b',
    '--data',
    'x',
  ]);
  expect(spread(['--data', 'x'], '--community')).toEqual(['--data', 'x']);
  expect(spread(['--community'], '--community')).toEqual(['--community']);
  expect(spread(['--community', '--data', 'x'], '--community')).toEqual(['--community', '--data', 'x']);
});

test.each(['abc', '99999', '', '-1', '1.5'])('%j is no port', (value) => {
  expect(() => port(value)).toThrow('Expected a whole number from 0 to 65535.');
});

test('a list is split at commas', () => {
  expect(list(' a, b,,c ')).toEqual(['a', 'b', 'c']);
  expect(list(undefined)).toEqual([]);
});

test('a value that is none of those allowed names the nearest', () => {
  expect(oneOf('site', 'team', ['team', 'all'])).toBe('team');
  expect(() => oneOf('site', 'tem', ['team', 'all'])).toThrow('Write --site team.');
});
