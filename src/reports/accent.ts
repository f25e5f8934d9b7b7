import type { CommunityExtract } from './schema.ts';

/** An accent for each theme, as `#rrggbb`. */
export interface Accent {
  light: string;
  dark: string;
}

/** What an accent stands on as text, in each theme: `--paper` and `--paper-raised` of ui/tokens.css. */
export const SURFACES = { light: ['#fcfcfa', '#f3f4f1'], dark: ['#10151d', '#19202a'] } as const;

/** Contrast that WCAG 2.2 asks of text (1.4.3, level AA). */
const LEAST = 4.5;

/** What both sites have where no accent is configured, or none that can be read. */
export const DEFAULT_ACCENT: Accent = { light: '#1d4f8c', dark: '#8ab8f0' };

/** Whether links in these colours can be read in both themes. */
export const isReadable = (accent: Accent): boolean =>
  (['light', 'dark'] as const).every((theme) =>
    SURFACES[theme].every((surface) => contrast(accent[theme], surface) >= LEAST),
  );

/**
 * The accent of a community's pages: its own, else the organisation's, else the default; one that cannot be read in both
 * themes is passed over. `fallback`: whether one was.
 */
export function accentOf({ accent, organisation }: Pick<CommunityExtract, 'accent' | 'organisation'>): Accent & {
  fallback: boolean;
} {
  const wished = [...(accent ? [accent] : []), organisation.accent];
  const first = wished.findIndex(isReadable);
  return { ...(wished[first] ?? DEFAULT_ACCENT), fallback: first !== 0 };
}

/** Contrast ratio of two colours, 1 to 21: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
function contrast(one: string, other: string): number {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** Relative luminance, 0 to 1: https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => channel(parseInt(hex.slice(at, at + 2), 16) / 255));
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}

const channel = (value: number): number => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
