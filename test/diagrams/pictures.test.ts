import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  artefactName,
  PICTURE_NAMES,
  pictureOf,
  svgOf,
  type Drawing,
  type PictureName,
} from '../../src/diagrams/index.ts';
import {
  AFTER_THE_END,
  beforeTheEnd,
  DEAL_JOURNEY,
  HAND_OFF,
  HAND_OFF_PARTIES,
  LIFECYCLE,
  LIFECYCLE_STAGES,
  readConfig,
  RELATIONS,
  UNITS,
  whenLapsed,
} from '../../src/model/index.ts';
import { all, parseXml, textOf } from '../charts/xml.ts';

const config = readConfig({});
const FOLDER = join(import.meta.dirname, 'golden');
const VARIANTS = ['wide', 'narrow'] as const;

/** Compares with the golden file. Only `UPDATE_GOLDEN=1` writes one. */
function golden(file: string, content: string) {
  const path = join(FOLDER, file);
  if (process.env['UPDATE_GOLDEN'] === '1') {
    mkdirSync(FOLDER, { recursive: true });
    writeFileSync(path, content);
  }
  expect(existsSync(path), `${path} is missing; UPDATE_GOLDEN=1 writes it`).toBe(true);
  expect(content).toBe(readFileSync(path, 'utf8'));
}

/** Everything that can be read in a drawing, wrapped lines joined, case aside. */
const readable = ({ boxes, labels }: Drawing) =>
  [...boxes.flatMap(({ lines }) => lines), ...labels]
    .map(({ text }) => text)
    .join(' ')
    .toLowerCase();

const plain = (text: string) => text.toLowerCase();

/** What the definitions say and each picture must show. */
const LABELS: Record<PictureName, readonly string[]> = {
  lifecycle: [
    ...LIFECYCLE_STAGES,
    ...LIFECYCLE.flatMap(({ part, artefacts }) => [...(part === null ? [] : [part]), ...artefacts.map(artefactName)]),
    'a renewal deal',
  ],
  pipeline: DEAL_JOURNEY.flatMap(({ stage, pipelineWord, phase, board, artefacts }) => [
    ...[stage, pipelineWord ?? '', phase ?? '', board],
    ...artefacts.flat().map(artefactName),
  ]),
  structure: [...Object.values(UNITS).map(({ name }) => name), ...RELATIONS.map(({ toOften }) => toOften)],
  'hand-off': [...HAND_OFF_PARTIES, ...HAND_OFF.flatMap(({ what, system }) => [what, system])],
  offboarding: [
    ...[...beforeTheEnd(config.thresholds), ...AFTER_THE_END, ...whenLapsed(config.thresholds)].map(({ what }) => what),
    ...['60 days before the end', '2 weeks before the end', '2 days before the end', '6 weeks after the end'],
    'Not to scale',
  ],
};

describe.each(PICTURE_NAMES)('the picture %s', (name) => {
  const picture = pictureOf(name, config);

  it.each(VARIANTS)('is drawn as before (%s)', (variant) => {
    golden(`${name}.${variant}.svg`, `${svgOf(picture[variant], variant, picture.title).replaceAll('><', '>\n<')}\n`);
  });

  it('says the same in words', () => {
    golden(`${name}.txt`, `${[picture.title, ...picture.words].join('\n')}\n`);
  });

  it.each(VARIANTS)('shows everything that is defined (%s)', (variant) => {
    const shown = readable(picture[variant]);
    expect(LABELS[name].filter((label) => !shown.includes(plain(label)))).toEqual([]);
  });

  it.each(VARIANTS)('is one well-formed image with a name, and no ids, styles or addresses (%s)', (variant) => {
    const svg = svgOf(picture[variant], variant, picture.title);
    const root = parseXml(svg);
    expect(root.attributes).toMatchObject({ role: 'img', 'aria-label': picture.title });
    expect(svg).not.toMatch(/\b(id|style|href|on\w+)="|url\(|NaN|undefined/);
    const texts = all(root).filter(({ name: tag }) => tag === 'text');
    expect(texts.map(textOf).join(' ').toLowerCase().split(' ').sort()).toEqual(
      readable(picture[variant]).split(' ').sort(),
    );
  });
});

describe('what is configured', () => {
  it('is what the pictures say', () => {
    const other = readConfig({
      thresholds: { renewalNoticeDays: 90 },
      organisation: { fiscalSponsor: 'Trust & <Co>' },
      engagements: { source: 'csv' },
    });
    expect(readable(pictureOf('offboarding', other).wide)).toContain('90 days before the end');
    expect(readable(pictureOf('hand-off', other).narrow)).toContain('trust & <co>');
    const { wide, title, words } = pictureOf('structure', other);
    expect(readable(wide)).toContain('the csv folder');
    expect([readable(wide), title, ...words].join()).not.toMatch(/airtable/i);
    parseXml(svgOf(pictureOf('hand-off', other).wide, 'wide', pictureOf('hand-off', other).title));
  });
});
