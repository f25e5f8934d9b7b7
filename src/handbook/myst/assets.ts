/** Where the site has the files that pages show or offer. */
export const ASSETS = 'handbook-files';

/** What a browser would run or render as a page of the site is offered as text. */
const ACTIVE = /\.(html?|xhtml|xht|js|mjs|css)$/i;

/** Gives every file an address of its own that needs no encoding: `handbook-files/img/a-plan.png` for `img/a plan.png`. */
export function assetAddresses(files: Iterable<string>): (file: string) => string {
  const addresses = new Map<string, string>();
  const taken = new Set<string>();
  for (const file of files) {
    const safe = file
      .normalize('NFD')
      .split('/')
      .map((part) =>
        part
          .replace(/\p{M}/gu, '')
          .replace(/[^A-Za-z0-9._-]+/g, '-')
          .replace(/^\.+/, ''),
      )
      .map((part) => part || '-')
      .join('/')
      .replace(ACTIVE, '$&.txt');
    let address = safe;
    // Also apart on a disk that does not tell capitals from small letters.
    for (let count = 2; taken.has(address.toLowerCase()); count++)
      address = safe.replace(/(\.[^./]*)?$/, `-${count}$1`);
    taken.add(address.toLowerCase());
    addresses.set(file, `${ASSETS}/${address}`);
  }
  return (file) => addresses.get(file) ?? `${ASSETS}/${file}`;
}
