import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { addDays, fromDayNumber } from '../../../src/model/index.ts';
import { calendarOf, type CalendarEvent } from '../../../src/reports/workspace/calendar.ts';

const STAMP = '2026-06-15T03:00:00Z';
const event = (part: Partial<CalendarEvent> = {}): CalendarEvent => ({
  ...{ uid: 'end-recE', day: '2026-06-15', title: 'Reefs ends', description: 'Facts', url: null, ...part },
});
const textOf = (...events: CalendarEvent[]) => calendarOf({ id: 'renewals', name: 'Renewals', events }, STAMP);

/** The events as another reader of the format understands them. */
function read(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
  return calendar.getAllSubcomponents('vevent').map((component) => {
    const { uid, summary, description, startDate, endDate } = new ICAL.Event(component);
    return {
      ...{ uid, title: summary, description },
      start: startDate.toString(),
      end: endDate.toString(),
      isDate: startDate.isDate && endDate.isDate,
      url: component.getFirstPropertyValue('url')?.toString() ?? null,
      stamp: component.getFirstPropertyValue('dtstamp')?.toString(),
    };
  });
}

test('an event takes its whole day, and the end is the day after', () => {
  expect(read(textOf(event()))).toEqual([
    {
      ...{ uid: 'end-recE', title: 'Reefs ends', description: 'Facts', url: null },
      ...{ start: '2026-06-15', end: '2026-06-16', isDate: true, stamp: STAMP },
    },
  ]);
  expect(textOf(event())).toContain('DTSTART;VALUE=DATE:20260615\r\nDTEND;VALUE=DATE:20260616\r\n');
});

test.each(['2024-02-29', '2026-12-31', '1582-10-10'])('%s', (day) => {
  expect(read(textOf(event({ day })))[0]).toMatchObject({ start: day, end: addDays(day, 1), isDate: true });
});

test('the last day that there is has no day after it', () => {
  const text = textOf(event({ day: '9999-12-31' }));
  expect(text).toContain('DTSTART;VALUE=DATE:99991231\r\n');
  expect(text).not.toContain('DTEND');
});

describe('hostile names', () => {
  test.each([
    'Reefs; Corals, and \\backslashes\\',
    'BEGIN:VEVENT\r\nSUMMARY:another\r\nEND:VEVENT',
    'a\nb\rc\r\nd',
    'ends in a backslash \\',
    'Observatori Ébre 観測所 🌊'.repeat(20),
    '"quoted": \\n is not a line',
    `${'x'.repeat(73)}é`,
    '<script>alert(1)</script>',
  ])('%s', (name) => {
    const lines = name.replaceAll(/\r\n|\r/g, '\n');
    const found = read(textOf(event({ uid: name, title: name, description: `${name}\n${name}` })));
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ uid: lines, title: lines, description: `${lines}\n${lines}` });
  });

  test('characters that the format forbids are left out', () => {
    expect(read(textOf(event({ title: 'a\0b\x1bc\x85d\ud800e\tf' })))[0]?.title).toBe('abcd\ufffde\tf');
  });
});

test('an address is kept as an address, and one of another kind is left out', () => {
  const url = (given: string) => read(textOf(event({ url: given })))[0]?.url;
  expect(url('https://example.org/a;b,c?d=e;f')).toBe('https://example.org/a%3Bb%2Cc?d=e%3Bf');
  expect(url('javascript:alert(1)')).toBeNull();
  expect(url('not an address')).toBeNull();
});

test('any text comes back, in lines of at most 75 octets, and twice the same', () => {
  const day = fc.integer({ min: -300_000, max: 2_000_000 }).map(fromDayNumber);
  const name = fc.string({ unit: 'grapheme', maxLength: 120 });
  const some = fc.record({ uid: name.filter(Boolean), day, title: name, description: name, url: fc.constant(null) });
  fc.assert(
    fc.property(fc.array(some, { maxLength: 4 }), (events) => {
      const text = textOf(...events);
      expect(text).toBe(textOf(...events));
      expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
      for (const line of text.split('\r\n')) {
        expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        expect(line).not.toMatch(/[\r\n]/);
      }
      const wanted = events.map(({ uid, title, description }) => ({ uid, title, description }));
      expect(read(text)).toMatchObject(wanted);
    }),
    { numRuns: 100 },
  );
});
