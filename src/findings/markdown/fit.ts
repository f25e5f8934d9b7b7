export interface Item {
  section: string;
  line: string;
}

/** The items that fit into so many bytes of UTF-8, the first of them first. One that is too long leaves its place to others. */
export function fitting<T extends Item>(items: readonly T[], maxBytes: number): Set<T> {
  let bytes = 0;
  return new Set(
    items.filter(({ line }) => {
      const size = Buffer.byteLength(line) + 1;
      if (bytes + size > maxBytes) return false;
      bytes += size;
      return true;
    }),
  );
}
