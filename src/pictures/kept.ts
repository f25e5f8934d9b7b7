import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';

/** Rises when the same SVG becomes another picture by a change of this room. */
const RENDERER = 2;
/** Pictures that a folder keeps before it is emptied: about those of 1,000 communities with five editions each, 60 kB to 120 kB a picture. */
const LIMIT = 80_000;
const DIGEST = 32;

/** What decides a picture besides the SVG. */
const VERSIONS = `${RENDERER} ${sharp.versions.vips} ${sharp.versions.rsvg ?? ''}`;

/**
 * A picture from the folder of those that were drawn before, else drawn and kept there. Drawing is by far the dearest step of a
 * report, and most charts are those of yesterday. A file is named by everything that the picture is made from and begins with
 * the digest of the rest, so that a damaged one is drawn again.
 */
export async function kept(
  folder: string | undefined,
  input: { svg: string; width: number },
  draw: () => Promise<Uint8Array>,
): Promise<Uint8Array> {
  if (!folder) return draw();
  const name = createHash('sha256').update(`${VERSIONS} ${input.width} ${input.svg}`).digest('hex');
  const file = join(folder, name);
  const found = read(file);
  if (found) return found;
  const drawn = await draw();
  write(folder, file, drawn);
  return drawn;
}

const digestOf = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();

function read(file: string): Uint8Array | null {
  try {
    const content = readFileSync(file);
    const bytes = content.subarray(DIGEST);
    return digestOf(bytes).equals(content.subarray(0, DIGEST)) ? bytes : null;
  } catch {
    return null;
  }
}

/** A folder that cannot be written costs time and nothing else. */
function write(folder: string, file: string, bytes: Uint8Array): void {
  try {
    mkdirSync(folder, { recursive: true });
    const part = `${file}.${randomUUID()}`;
    writeFileSync(part, Buffer.concat([digestOf(bytes), bytes]));
    renameSync(part, file);
  } catch {
    // Another build may have emptied the folder at this moment.
  }
}

/** Empties a folder that holds more than it should; asked once a build. */
export function limitKept(folder: string, limit = LIMIT): void {
  try {
    if (readdirSync(folder).length > limit) rmSync(folder, { recursive: true, force: true });
  } catch {
    // There is none yet.
  }
}
