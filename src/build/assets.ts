import { copyFile, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { assetsOf, type HandbookText } from '../handbook/index.ts';
import { eachFile } from './files.ts';

/** Puts the files that pages show or offer beside them, byte for byte. */
export async function copyAssets(
  { handbook, pages }: { handbook: string; pages: readonly HandbookText[] },
  out: string,
): Promise<void> {
  const assets = assetsOf(pages);
  await eachFile([...assets.keys()], async (address) => {
    const to = join(out, address);
    await mkdir(dirname(to), { recursive: true });
    await copyFile(join(handbook, assets.get(address) ?? ''), to);
  });
}
