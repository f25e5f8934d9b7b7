import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { kept, limitKept } from '../../src/pictures/kept.ts';

let folder: string;
let drawn: number;
const input = { svg: '<svg/>', width: 10 };
const draw = () => {
  drawn += 1;
  return Promise.resolve(Uint8Array.of(1, 2, drawn));
};

beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'plumbline-kept-')), 'pictures');
  drawn = 0;
});

describe('pictures that were drawn before', () => {
  it('are drawn once, and again for another SVG or width', async () => {
    const first = await kept(folder, input, draw);
    expect([...(await kept(folder, input, draw))]).toEqual([...first]);
    expect(drawn).toBe(1);
    await kept(folder, { ...input, width: 11 }, draw);
    await kept(folder, { ...input, svg: '<svg />' }, draw);
    expect(drawn).toBe(3);
    expect(readdirSync(folder)).toHaveLength(3);
  });

  it('are drawn again when the file is damaged or cut short', async () => {
    await kept(folder, input, draw);
    const [name = ''] = readdirSync(folder);
    const whole = readFileSync(join(folder, name));
    for (const content of [Buffer.alloc(0), whole.subarray(0, 33), Buffer.from(whole.map((byte) => byte ^ 1))]) {
      writeFileSync(join(folder, name), content);
      const before = drawn;
      expect([...(await kept(folder, input, draw))]).toEqual([1, 2, before + 1]);
      expect(readFileSync(join(folder, name))).toHaveLength(35);
    }
  });

  it('are drawn each time where nothing can be kept', async () => {
    writeFileSync(folder, 'a file, not a folder');
    expect([...(await kept(folder, input, draw))]).toEqual([1, 2, 1]);
    expect([...(await kept(undefined, input, draw))]).toEqual([1, 2, 2]);
  });

  it('go all together when they are too many', async () => {
    limitKept(folder, 1);
    await kept(folder, input, draw);
    limitKept(folder, 1);
    expect(readdirSync(folder)).toHaveLength(1);
    await kept(folder, { ...input, width: 11 }, draw);
    limitKept(folder, 1);
    await kept(folder, input, draw);
    expect(drawn).toBe(3);
  });
});
