/** `up 23 %`, `baja un 4 %`: whole per cent, and only of a base of ten or more. */
export function change(from: number, to: number, language: 'en' | 'es'): string {
  const es = language === 'es';
  if (from === to) return es ? 'sin cambios' : 'unchanged';
  const way = to > from ? (es ? 'sube' : 'up') : es ? 'baja' : 'down';
  if (from < 10) return way;
  const share = (100 * Math.abs(to - from)) / from;
  const [less, more] = es ? ['menos del', 'más del'] : ['under', 'over'];
  if (share < 1) return `${way} ${less} 1\u00a0%`;
  if (to < from && share > 99 && share < 100) return `${way} ${more} 99\u00a0%`;
  const number = share.toFixed(0).replace(/\B(?=(\d{3})+$)/g, '\u202f');
  return `${way} ${es ? 'un\u00a0' : ''}${number}\u00a0%`;
}
