import { formatNumber } from '../../charts/index.ts';
import { COLOURS, factorsOf, LEAST_ASKED, stepWords, type Factor } from '../health/index.ts';
import { number, text, type Cell } from '../workspace/table.ts';
import type { WorkInputs } from '../workspace/inputs.ts';
import type { One } from './one.ts';
import { engagementPage } from '../workspace/addresses.ts';
import { sheet, type Sheet } from '../workspace/sheet.ts';

/** How health is computed, as the page about it shows it. */
export interface Method {
  factors: {
    id: string;
    label: string;
    weight: number;
    reads: string;
    asksNothing: string;
    notKnown: string;
    steps: Sheet;
  }[];
  colours: Sheet;
  coverage: string[];
  /** An engagement of the day, computed in full; null where none has a colour. */
  example: { name: string; href: string; lines: string[]; factors: Cell[][] } | null;
}

export function methodOf(ones: readonly One[], { config }: WorkInputs): Method {
  const factors = factorsOf(config);
  const least = config.health.coveragePercent;
  return {
    factors: factors.map((factor) => {
      const { id, label, weight, reads, asksNothing, notKnown } = factor;
      return { id, label, weight, reads, asksNothing, notKnown, steps: stepSheet(factor) };
    }),
    colours: sheet(
      'Colours',
      ['Score', 'Colour'],
      COLOURS.map(({ colour, from }, place) => [
        text(from === 0 ? `under ${COLOURS[place - 1]?.from ?? 0}` : `${from} or more`),
        text(colour),
      ]),
      '',
    ),
    coverage: [
      'The score is the points of the factors that are known, divided by their weights, times 100, to the nearest whole number.',
      'A factor that asks nothing of an engagement is left out. A factor that asks and is not known lowers the coverage: the weights that are known, of the weights of all factors that ask.',
      `Under ${least}\u00a0% coverage there is no colour. There is none either while the factors that ask carry less than ${LEAST_ASKED} of 100 points: too little has happened.`,
      `An engagement with a deliverable that is overdue for more than ${config.thresholds.overdueErrorDays} days is at best Amber, as the rule rag-consistent-with-delivery has it.`,
    ],
    example: exampleOf(ones),
  };
}

function stepSheet(factor: Factor): Sheet {
  const rows = factor.steps.map((step): Cell[] => [
    text(stepWords(factor, step)),
    number(step.score, `${formatNumber(step.score * 100)}\u00a0%`),
    number(factor.weight * step.score),
  ]);
  return sheet(factor.label, ['Step', 'Score:number', 'Points:number'], rows, '');
}

/** The engagement with the lowest score of those whose factors are all known or ask nothing; else of all that have one. */
function exampleOf(ones: readonly One[]): Method['example'] {
  const scored = ones
    .filter(({ health }) => health.score !== null)
    .toSorted((a, b) => b.health.coverage - a.health.coverage || (a.health.score ?? 0) - (b.health.score ?? 0));
  const [one] = scored;
  if (!one) return null;
  const { health, name, engagement } = one;
  const known = health.factors.filter(({ state }) => state === 'known');
  const asked = health.factors.filter(({ state }) => state !== 'asks nothing');
  const sum = (values: readonly (number | null)[]) => values.reduce<number>((total, value) => total + (value ?? 0), 0);
  const [points, weights, all] = [
    sum(known.map((factor) => factor.points)),
    sum(known.map(({ weight }) => weight)),
    sum(asked.map(({ weight }) => weight)),
  ];
  return {
    ...{ name, href: engagementPage(engagement.id) },
    lines: [
      `Points: ${known.map((factor) => formatNumber(factor.points, 2).replace(/\.?0+$/, '') || '0').join(' + ')} = ${formatNumber(points, 2)}.`,
      `Score: ${formatNumber(points, 2)} of ${formatNumber(weights)} points that are known, which is ${formatNumber(health.score)} of 100.`,
      `Coverage: ${formatNumber(weights)} of ${formatNumber(all)} points that are asked for, ${health.coverage}\u00a0%.`,
      health.sentence,
    ],
    factors: known.map(({ label, words, step, weight, points: own }) => [
      text(label),
      text(words),
      text(step),
      number(weight),
      number(own),
    ]),
  };
}
