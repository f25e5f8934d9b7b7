import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contrast, distance, VISIONS } from './colour.ts';

const FOLDER = join(import.meta.dirname, '../../src/ui');
const css = (file: string) => readFileSync(join(FOLDER, file), 'utf8');

/** Colours of the first block behind a selector; an accent stands for its default. */
function colours(selector: string): Record<string, string> {
  const text = css('tokens.css');
  const block = text.slice(text.indexOf(`${selector} {`), text.indexOf('}', text.indexOf(`${selector} {`)));
  const found = [...block.matchAll(/--([\w-]+):[^;]*?(#[0-9a-f]{6})/g)].map(
    ([, name = '', hex = '']) => [name, hex] as const,
  );
  return Object.fromEntries(found);
}

const THEMES = { light: colours('\n:root'), dark: colours(":root[data-theme='dark']") };
const SERIES = [1, 2, 3, 4, 5, 6].map((number) => `series-${number}`);
const PAIRS = Object.keys(THEMES).flatMap((theme) =>
  ['paper', 'paper-raised'].flatMap((surface) => [
    ...['ink', 'ink-muted', 'accent', 'error', 'warning', 'info', 'good'].map(
      (name) => [theme, name, surface, 4.5] as const,
    ),
    ...[...SERIES, 'rule', 'focus'].map((name) => [theme, name, surface, 3] as const),
  ]),
);

describe('colours', () => {
  it.each([...PAIRS, ['light', 'accent-ink', 'accent', 4.5], ['dark', 'accent-ink', 'accent', 4.5]] as const)(
    '%s: %s on %s has a contrast of at least %d',
    (theme, name, surface, least) => {
      const { [name]: front, [surface]: back } = THEMES[theme as keyof typeof THEMES];
      expect(contrast(front ?? '', back ?? '')).toBeGreaterThanOrEqual(least);
    },
  );

  it('of the dark theme are the same whether the system or the page asks for it', () => {
    expect(colours(":root:not([data-theme='light'])")).toEqual(THEMES.dark);
    expect(Object.keys(THEMES.dark)).toEqual(Object.keys(THEMES.light));
  });

  it.each(Object.keys(VISIONS) as (keyof typeof VISIONS)[])('of any two series differ with %s', (vision) => {
    for (const theme of Object.values(THEMES)) {
      const pairs = SERIES.flatMap((a, i) => SERIES.slice(i + 1).map((b) => [a, b] as const));
      for (const [a, b] of pairs) {
        expect(distance(theme[a] ?? '', theme[b] ?? '', vision), `${a} and ${b}`).toBeGreaterThan(0.08);
      }
    }
  });
});

describe('style sheets', () => {
  const sheets = readdirSync(FOLDER).filter((file) => file.endsWith('.css'));
  const defined = new Set([...css('tokens.css').matchAll(/^\s*(--[\w-]+):/gm)].map(([, name]) => name));

  it.each(sheets)('%s uses tokens that exist, and loads nothing from elsewhere', (file) => {
    const used = [...css(file).matchAll(/var\((--[\w-]+)(,?)/g)]
      .filter(([, , otherwise]) => !otherwise)
      .map(([, name]) => name);
    expect(used.filter((name) => !defined.has(name))).toEqual([]);
    expect(css(file)).not.toMatch(/url\(\s*['"]?(?:https?:)?\/\//);
  });

  it('takes colours from tokens only', () => {
    for (const file of sheets.filter((name) => name !== 'tokens.css')) {
      // The margins of paper know no custom property: they repeat a token's value.
      const rest = css(file).replace(/@(?:top|bottom)-\w+ \{[^}]*\}/g, (box) =>
        Object.values(THEMES.light).reduce((text, value) => text.replaceAll(value, ''), box),
      );
      expect(rest.match(/#[0-9a-f]{3,8}\b|rgba?\(/gi), file).toBeNull();
    }
  });

  it('styles every series and status', async () => {
    const { STATUSES } = await import('../../src/ui/status.ts');
    for (const name of SERIES) expect(css('chart.css')).toContain(`.${name} {`);
    for (const kind of Object.keys(STATUSES)) expect(css('table.css')).toMatch(new RegExp(`\\.status--${kind}\\b`));
    const shapes = Object.values(STATUSES).map(({ shape }) => shape);
    expect(new Set(shapes).size).toBe(shapes.length);
  });
});
