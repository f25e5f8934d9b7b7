import fc from 'fast-check';
import { vi } from 'vitest';

/**
 * The seed of every property in an ordinary run, so that the same code passes or fails each time. Other portfolios are
 * tried by `npm run fuzz`, which names a seed of its own.
 */
if (process.env.FUZZ_SEED === undefined) fc.configureGlobal({ seed: 20_261_121 });

// What the last test of the file before set is not there when this file is loaded.
vi.unstubAllEnvs();
