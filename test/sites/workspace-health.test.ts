import { expect, test } from 'vitest';
import type { Row } from '../reports/recomputed/db.ts';
import { fact, firstLines, rows, sheet, type ShownRow } from './workspace/pages.ts';
import { ask, number, one, PROMISED, RUNNING } from './workspace/raw.ts';

/*
 * The health of each agreement that runs: the facts from the raw records in SQL, judged by the step tables as the page about
 * health shows them, compared with what the agreement's own page and the portfolio show.
 */

/** The fact of each factor, by the title of its step table; null where the factor asks nothing. */
const FACTS: Record<string, (engagement: Row) => number | null> = {
  'Deliverables on time': ({ id }) => {
    const { due, punctual } = one(
      `select count(*) due, sum(delivered and done <= due) punctual from (${PROMISED}) where engagement = ?2 and (overdue or (delivered and due <= ?1))`,
      String(id),
    );
    return due ? Number(punctual) / Number(due) : null;
  },
  'Longest overdue': ({ id }) => {
    const { dated, days } = one(
      `select count(due) dated, max(case when overdue then julianday(?1) - julianday(due) else 0 end) days from (${PROMISED}) where engagement = ?2`,
      String(id),
    );
    return dated ? Number(days) : null;
  },
  'FTE delivered': ({ id, fte, start }) => {
    if (!fte) return null;
    const first = one("select substr(date(?2, '-1 day', 'start of month', '1 month'), 1, 7) m", String(start))
      .m as string;
    const whole = number(
      'select 12 * (substr(?1, 1, 4) - substr(?2, 1, 4)) + substr(?1, 6, 2) - substr(?2, 6, 2)',
      first,
    );
    const logged = number(
      'select total(fte) from fte where engagement = ?2 and month >= ?3 and month < substr(?1, 1, 7)',
      String(id),
      first,
    );
    return whole > 0 ? logged / whole / Number(fte) : null;
  },
  Satisfaction: ({ community }) =>
    (one(
      "select score from scores where community = ?2 and score is not null and day between date(?1, '-12 months') and ?1 order by day desc, score limit 1",
      String(community),
    ).score as number | undefined) ?? null,
  'Last check-in': ({ community }) =>
    (one(
      `with recursive m(n) as (select 0 union all select n + 1 from m where n < 60)
       select min(n) months from m where date(?1, '-' || n || ' months') <= (select max(day) from scores where community = ?2 and day <= ?1)`,
      String(community),
    ).months as number | null) ?? null,
  Use: ({ community }) => {
    const at = (back: number) =>
      number(
        `select sum(v) from (select value v, max(day) from sample join hub using (namespace) where community = ?2 and measure = 'mau'
           and month = strftime('%Y-%m', ?1, 'start of month', ?3) group by namespace)`,
        String(community),
        `-${back} months`,
      );
    const [now = 0, year = 0, ...before] = [1, 13, 2, 3, 4].map(at);
    const changes = [
      ...(before.every((value) => value > 0) ? [now / (before.reduce((sum, value) => sum + value) / 3) - 1] : []),
      ...(year > 0 ? [now / year - 1] : []),
    ];
    return Math.max(...changes);
  },
  'Hubs of use': ({ community }) =>
    number(
      `select avg((select max(value) from sample s where s.namespace = h.namespace and measure = 'wau' and day >= date(?1, '-14 days') and day < ?1) >= 5)
       from hub h where community = ?2 and (closed is null or closed > ?1)`,
      String(community),
    ),
  'Cloud cost': ({ community }) => {
    const { alert } = one(
      `select sum(distinct r ->> '$.budgetAlert.minor') alert from hubs where r ->> 'communityId' = ?2 and (r ->> 'decommissionedOn' is null or r ->> 'decommissionedOn' > ?1)`,
      String(community),
    );
    const cost = number(
      "select r ->> '$.amount.minor' from costs where r ->> 'communityId' = ?2 and r ->> 'month' < substr(?1, 1, 7) order by r ->> 'month' desc limit 1",
      String(community),
    );
    return alert ? cost / Number(alert) : null;
  },
};

const METHOD = 'engagements/health/';

/** Whether a fact is on a step as its words say: "75 % or more", "up to 15 days", "none", "under 50 %". */
function isOn(step: string, value: number): boolean {
  if (step === 'none') return value <= 0;
  if (/^(?:under|more than) /.test(step)) return true;
  const [, digits = ''] = /([\u2212-]?\d+)/.exec(step) ?? [];
  const limit = Number(digits.replace('\u2212', '-')) / (step.includes('%') ? 100 : 1);
  return step.startsWith('up to ') ? value <= limit + 1e-9 : value >= limit - 1e-9;
}

const stepOf = (factor: string, value: number): ShownRow => {
  const table = sheet(METHOD, factor);
  expect(table.length, factor).toBeGreaterThan(1);
  return table.find(({ Step }) => isOn(Step?.lines[0] ?? '', value)) ?? {};
};
const points = (row: ShownRow | undefined, column: string): number => Number(row?.[column]?.lines[0]);

test('every factor, and the score, the colour and the coverage that follow from them', () => {
  const running = ask(RUNNING);
  expect(running.length).toBeGreaterThan(5);
  const colours = new Set<string>();
  for (const engagement of running) {
    const id = String(engagement.id);
    const table = sheet(`engagements/${id}/`, 'Health by factor');
    expect(table.map(({ Factor }) => Factor?.lines[0])).toEqual(Object.keys(FACTS));
    let [sum, weights, asked] = [0, 0, 0];
    for (const row of table) {
      const factor = row.Factor?.lines[0] ?? '';
      const value = FACTS[factor]?.(engagement) ?? null;
      const weight = Number(row.Weight?.lines[0]);
      if (value === null) {
        expect(row.Points?.lines[0], `${id} ${factor}`).not.toMatch(/\d/);
        continue;
      }
      const step = stepOf(factor, value);
      expect([...firstLines(row, 'Step', 'Score'), points(row, 'Points')], `${id} ${factor}`).toEqual([
        ...firstLines(step, 'Step', 'Score'),
        points(step, 'Points'),
      ]);
      sum += points(step, 'Points');
      weights += weight;
      asked += weight;
    }
    const score = Math.round((100 * sum) / weights);
    const longest = FACTS['Longest overdue']?.(engagement) ?? 0;
    const by = sheet(METHOD, 'Colours').find(({ Score }) => isOn(Score?.lines[0] ?? '', score))?.Colour?.lines[0] ?? '';
    const colour = by === 'Green' && longest > 30 ? 'Amber' : by;
    colours.add(colour);
    const shown = rows('engagements/', 'engagements').find(
      ({ engagement: name }) => name?.lines[0] === engagement.name,
    );
    expect([shown?.computed?.lines[0], shown?.computed?.note], id).toEqual([colour, `${score} of 100`]);
    expect([shown?.reported?.lines[0], shown?.end?.lines[0]], id).toEqual([engagement.rag, engagement.until]);
    const order = ['Green', 'Amber', 'Red'];
    const [reported, computed] = [order.indexOf(String(engagement.rag)), order.indexOf(colour)];
    expect(shown?.difference?.lines[0], id).toBe(
      reported === computed ? 'Same' : reported > computed ? 'Reported worse' : 'Reported better',
    );
    expect(weights).toBe(asked);
    const { due, delivered } = one(
      `select count(*) due, sum(delivered) delivered from (${PROMISED}) where engagement = ?2 and due <= ?1`,
      id,
    );
    expect(shown?.delivered?.lines[0], id).toBe(`${String(delivered)} of ${String(due)} due`);
    expect(fact(`engagements/${id}/`, 'End'), id).toContain(String(engagement.until));
  }
  expect(colours).toEqual(new Set(['Green', 'Amber']));
  expect(rows('engagements/', 'engagements')).toHaveLength(running.length);
});

test('the weights of the step tables add up to 100, and each table falls from its weight to nothing', () => {
  const tables = Object.keys(FACTS).map((factor) => sheet(METHOD, factor));
  for (const table of tables) {
    const steps = table.map((row) => points(row, 'Points'));
    expect(steps).toEqual(steps.toSorted((a, b) => b - a));
    expect(steps.at(-1)).toBe(0);
  }
  expect(tables.reduce((sum, table) => sum + points(table[0], 'Points'), 0)).toBe(100);
});
