import { readdir, readFile } from 'node:fs/promises';
import { isAbsolute, join, normalize, posix, sep } from 'node:path';
import { Parser } from 'htmlparser2';
import { PlumblineError, type Config } from '../model/index.ts';
import { pngSize, svgSize, type CommunityExtract } from '../reports/index.ts';

type Logo = CommunityExtract['logo'];

/** Where a community's logo lies that the configuration does not name, as `<community_id>.svg` or `.png`. */
export const LOGOS = 'content/logos';

/** The size of a file from which on a logo is refused: it loads with every page. */
const MOST_BYTES = 100_000;

/**
 * The organisation's and the communities' logos: files of the repository that the configuration names, else those in
 * `content/logos`. Throws a PlumblineError for one that is missing, too large, of another type, or an SVG that runs or loads
 * anything.
 */
export async function readLogos(
  root: string,
  { organisation, communities }: Pick<Config, 'organisation' | 'communities'>,
): Promise<{ organisation: Logo; communities: Map<string, NonNullable<Logo>> }> {
  const files = (await readdir(join(root, LOGOS)).catch(() => [] as string[])).map((file) => `${LOGOS}/${file}`);
  const theirs = files.filter((file) => TYPE.test(file) && file !== organisation.logo).sort();
  // Of `tidewater.png` and `tidewater.svg` the drawing is the one that stays sharp.
  const named = new Map(theirs.map((file) => [posix.basename(file).replace(TYPE, ''), file]));
  for (const [id, { logo }] of Object.entries(communities)) if (logo !== undefined) named.set(id, logo);
  const read = [...named].map(async ([id, file]) => [id, await readLogo(root, file)] as const);
  return {
    organisation: organisation.logo === null ? null : await readLogo(root, organisation.logo),
    communities: new Map(await Promise.all(read)),
  };
}

const TYPE = /\.(?:png|svg)$/;

async function readLogo(root: string, file: string): Promise<NonNullable<Logo>> {
  const path = normalize(file);
  if (isAbsolute(path) || path.split(sep).includes('..')) throw refusal(file, 'It lies outside of this repository.');
  if (!TYPE.test(path)) throw refusal(file, 'Its name ends neither in .svg nor in .png.');
  const bytes = await readFile(join(root, path)).catch((cause: unknown) => {
    throw refusal(file, `It cannot be read (${(cause as Error).message}).`);
  });
  if (bytes.length > MOST_BYTES) throw refusal(file, `It has ${bytes.length} bytes, more than ${MOST_BYTES}.`);
  const fault = path.endsWith('.svg') ? svgFault(bytes.toString('utf8')) : pngSize(bytes) ? null : 'It is no PNG file.';
  if (fault !== null) throw refusal(file, fault);
  return {
    mediaType: path.endsWith('.svg') ? 'image/svg+xml' : 'image/png',
    base64: bytes.toString('base64'),
  };
}

/** What keeps a drawing off the pages; null for nothing. */
function svgFault(svg: string): string | null {
  if (/<!(?:DOCTYPE|ENTITY)/i.test(svg)) return 'It declares a document type, which may hide what it loads.';
  const faults: string[] = [];
  const tags = new Set<string>();
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const tag = name.replace(/^.*:/, '').toLowerCase();
        tags.add(tag);
        if (RUNNING.has(tag)) faults.push(`It holds <${name}>, and a logo only draws.`);
        for (const [attribute, value] of Object.entries(attributes)) {
          if (/^on/i.test(attribute)) faults.push(`It holds ${attribute}, and a logo only draws.`);
          const isAddress = /(?:^|:)(?:href|src)$/i.test(attribute);
          if ((isAddress && !value.trim().startsWith('#')) || loads(value)) faults.push(`It loads ${value}.`);
        }
      },
      ontext(text) {
        if (loads(text)) faults.push('Its style loads something.');
      },
      onprocessinginstruction(name) {
        if (!/^\?xml$/i.test(name)) faults.push(`It holds <${name}>, and a logo only draws.`);
      },
    },
    { xmlMode: true },
  );
  parser.end(svg);
  if (!tags.has('svg')) return 'It holds no <svg>.';
  return (
    faults[0] ?? (svgSize(svg) ? null : 'It says its size neither by a viewBox nor by width and height in pixels.')
  );
}

/** Elements that run, that change an address later, or that show a document or a picture from elsewhere. */
const RUNNING = new Set(
  ['script', 'foreignobject', 'iframe', 'object', 'embed', 'handler', 'listener', 'set'].concat([
    'animate',
    'animatemotion',
    'animatetransform',
    'discard',
  ]),
);

/** Whether a style loads anything but a part of the drawing itself, or hides by escapes what it does. */
const loads = (style: string): boolean => /@import|url\(\s*["']?(?!["'#])|image-set\(|\\[0-9a-f]/i.test(style);

const refusal = (file: string, why: string) =>
  new PlumblineError({
    what: `The logo ${file} was refused.`,
    why,
    fix: `Save it as a plain SVG or PNG file of at most ${MOST_BYTES / 1000} kB in ${LOGOS}/ and name it in plumbline.config.ts.`,
  });
