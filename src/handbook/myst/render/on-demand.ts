import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);

/** A module that takes long to load and that few handbooks need: it is loaded where it is first used. */
export const onDemand = (name: string): unknown => require(fileURLToPath(import.meta.resolve(name)));
