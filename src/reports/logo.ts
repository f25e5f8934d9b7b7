import type { CommunityExtract } from './schema.ts';

type Picture = NonNullable<CommunityExtract['logo']>;

/** A logo as a file beside the pages. */
export interface LogoFile {
  /** `logo.svg`. */
  file: string;
  mediaType: string;
  /** Its size in units of its own; a page needs their ratio. */
  width: number;
  height: number;
  /** The file's content. */
  bytes: Buffer<ArrayBuffer>;
}

/** The file of a logo, or null for none. `name` is its name without the ending. */
export function logoFile(logo: Picture | null, name: string): LogoFile | null {
  if (logo === null) return null;
  const bytes = Buffer.from(logo.base64, 'base64');
  const isSvg = logo.mediaType === 'image/svg+xml';
  const size = isSvg ? svgSize(new TextDecoder().decode(bytes)) : pngSize(bytes);
  if (size === null) return null;
  return { file: `${name}.${isSvg ? 'svg' : 'png'}`, mediaType: logo.mediaType, ...size, bytes };
}

interface Size {
  width: number;
  height: number;
}

/** Width and height of an SVG, from its `viewBox`, else from its attributes; null where they are not given in units or pixels. */
export function svgSize(svg: string): Size | null {
  const [, attributes = ''] = /<svg\b([^>]*)>/i.exec(svg) ?? [];
  const box = (valueOf(attributes, 'viewBox') ?? '')
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  const [width = 0, height = 0] =
    box.length === 4
      ? box.slice(2)
      : ['width', 'height'].map((name) => Number((valueOf(attributes, name) ?? '').replace(/px$/, '')));
  return width > 0 && height > 0 ? { width, height } : null;
}

const valueOf = (attributes: string, name: string): string | undefined =>
  new RegExp(`(?:^|\\s)${name}\\s*=\\s*["']([^"']*)["']`, 'i').exec(attributes)?.[1];

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** Width and height of a PNG from its first chunk; null when it is none: https://www.w3.org/TR/png-3/#11IHDR */
export function pngSize(bytes: Uint8Array): Size | null {
  if (bytes.length < 24 || PNG.some((byte, at) => bytes[at] !== byte)) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [width, height] = [view.getUint32(16), view.getUint32(20)];
  return width > 0 && height > 0 ? { width, height } : null;
}
