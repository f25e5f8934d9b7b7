import { formatNumber } from '../../charts/index.ts';

/** `1 finding`, `12 findings`, `1 200 findings` with a thin separator. */
export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${formatNumber(count)} ${count === 1 ? one : many}`;
