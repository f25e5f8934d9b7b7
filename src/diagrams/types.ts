import type { Config } from '../model/index.ts';

/** One line of text. `y` is its baseline; everything is in units of the viewBox. */
export interface Line {
  text: string;
  x: number;
  y: number;
  size: number;
  anchor: 'start' | 'middle' | 'end';
  look: Look;
}

export type Look = 'plain' | 'bold' | 'muted';

/** `main` for what a picture is about, `side` for what goes with it. */
export type Tone = 'main' | 'side';

/** A rectangle with the lines that stand in it. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
  tone: Tone;
  lines: readonly Line[];
}

/** A line through the points, with a head at the last one unless it only connects. */
export interface Path {
  points: readonly (readonly [x: number, y: number])[];
  head: boolean;
  dashed: boolean;
}

export interface Drawing {
  width: number;
  height: number;
  boxes: readonly Box[];
  paths: readonly Path[];
  /** Lines that stand in no box. */
  labels: readonly Line[];
}

/** One picture in two layouts, and in words. Layout `narrow` is for a phone of 375 px. */
export interface Picture {
  title: string;
  /** What the picture says, as sentences in their order. */
  words: readonly string[];
  wide: Drawing;
  narrow: Drawing;
}

/** What the definitions leave to the organisation. */
export type PictureConfig = Pick<Config, 'thresholds' | 'organisation' | 'engagements'>;
