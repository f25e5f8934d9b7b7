import type { Frame } from './frame.ts';
import { element } from './markup.ts';
import { isKnown } from './series.ts';

const STUB = 16;

/**
 * Bars of one position stand side by side in the order of the series. A zero is a hairline; a value that is not known, beside others that are, a
 * hatched stub.
 */
export function bars(frame: Frame, hatch: string): string {
  const { series, step, x, y } = frame;
  const group = step > 4 ? step * 0.76 : step;
  const width = group / Math.max(1, series.length);
  const gap = width > 6 && series.length > 1 ? 1 : 0;
  return series
    .map(({ values }, i) =>
      element(
        'g',
        { class: `series-${i + 1}` },
        ...values.map((value, index) => {
          const left = x(index) - group / 2 + i * width;
          if (!isKnown(value)) return stub(frame, index, { x: left, width: width - gap }, hatch);
          const [top, bottom] = value < 0 ? [y(0), y(value)] : [y(value), y(0)];
          const height = Math.max(bottom - top, 1);
          const box = { x: left, y: bottom - height, width: width - gap, height };
          return element('rect', { class: 'chart-bar', fill: 'currentColor', ...box });
        }),
      ),
    )
    .join('');
}

function stub({ series, y }: Frame, index: number, box: { x: number; width: number }, hatch: string): string {
  if (!series.some(({ values }) => isKnown(values[index]))) return '';
  return element('rect', { class: 'chart-hatch', fill: `url(#${hatch})`, ...box, y: y(0) - STUB, height: STUB });
}
