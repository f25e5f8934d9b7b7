/** The handbook's pictures, drawn from the definitions of the model. Pure: the same definitions give the same bytes. */
import { handOff } from './hand-off.ts';
import { lifecycle } from './lifecycle.ts';
import { offboarding } from './offboarding.ts';
import { pipeline } from './pipeline.ts';
import { structure } from './structure.ts';
import type { Picture, PictureConfig } from './types.ts';

export type { Box, Drawing, Line, Path, Picture, PictureConfig } from './types.ts';
export { svgOf } from './svg.ts';
export { widthOf } from './wrap.ts';
export { artefactName, groupsInWords, inSystem, listed } from './words.ts';

const PICTURES = { lifecycle, pipeline, structure, 'hand-off': handOff, offboarding } satisfies Record<
  string,
  (config: PictureConfig) => Picture
>;
export type PictureName = keyof typeof PICTURES;

export const PICTURE_NAMES = Object.keys(PICTURES) as PictureName[];

export const pictureOf = (name: PictureName, config: PictureConfig): Picture => PICTURES[name](config);
