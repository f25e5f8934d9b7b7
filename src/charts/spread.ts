/**
 * Places labels along a line so that each is at least `gap` from the next, in the order of their targets and as near to them
 * as the sum of squares allows (pool adjacent violators), all between `min` and `max` where there is room for them.
 * Returns places in the order given.
 */
export function spread(targets: readonly number[], gap: number, min: number, max: number): number[] {
  const order = targets
    .map((target, index) => ({ target, index }))
    .sort((a, b) => a.target - b.target || a.index - b.index);
  // With the gaps taken out, the places need only be in order.
  const pools: { sum: number; count: number }[] = [];
  order.forEach(({ target }, rank) => {
    pools.push({ sum: target - rank * gap, count: 1 });
    for (let [a, b] = pools.slice(-2); a && b && mean(a) >= mean(b); [a, b] = pools.slice(-2)) {
      pools.splice(-2, 2, { sum: a.sum + b.sum, count: a.count + b.count });
    }
  });
  const slack = Math.max(min, max - (targets.length - 1) * gap);
  const places = pools.flatMap((pool) =>
    Array.from({ length: pool.count }, () => Math.min(slack, Math.max(min, mean(pool)))),
  );
  const result: number[] = [];
  order.forEach(({ index }, rank) => (result[index] = (places[rank] ?? min) + rank * gap));
  return result;
}

const mean = ({ sum, count }: { sum: number; count: number }) => sum / count;
