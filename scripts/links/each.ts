/** Addresses that are asked at a time, each at another host. */
const AT_ONCE = 4;

/** Does the same to many addresses, some at a time and never two at one host; results in the order of the addresses. */
export async function eachHost<T>(urls: readonly string[], work: (url: string) => Promise<T>): Promise<T[]> {
  const results = new Map<string, T>();
  const waiting = [...urls];
  const busy = new Set<string>();
  await new Promise<void>((done, fail) => {
    const next = () => {
      if (waiting.length === 0 && busy.size === 0) {
        done();
        return;
      }
      while (busy.size < AT_ONCE) {
        const at = waiting.findIndex((url) => !busy.has(hostOf(url)));
        const url = waiting[at];
        if (url === undefined) return;
        waiting.splice(at, 1);
        busy.add(hostOf(url));
        work(url).then((result) => {
          results.set(url, result);
          busy.delete(hostOf(url));
          next();
        }, fail);
      }
    };
    next();
  });
  return urls.map((url) => results.get(url) as T);
}

export const hostOf = (url: string): string => new URL(url).host;
