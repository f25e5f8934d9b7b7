/** Editions: reports of a period as they were published, in `data/editions`. */
export { compareEditions, type ComparedEdition } from './compare.ts';
export { refuseDrift } from './drift.ts';
export { makeEdition } from './make.ts';
export { previousOf } from './previous.ts';
export { readEditionFolder } from './read.ts';
export { withoutWords } from './remove.ts';
export { nameOf, type StoredEdition } from './stored.ts';
export { alreadyPublished, appendCorrections, folderOf, replaceEdition, sweepEditions, writeEdition } from './write.ts';
