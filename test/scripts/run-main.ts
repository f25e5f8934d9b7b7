import { PlumblineError, type ExitCode } from '../../src/model/index.ts';
import type { Io } from '../../src/cli/index.ts';

/** What a command prints and ends with, when it is run in this process. */
export async function runMain(main: (argv: string[], io: Io) => Promise<ExitCode>, args: string[]) {
  let [out, err] = ['', ''];
  const code = await main(args, { out: (text) => (out += text), err: (text) => (err += text) }).catch(
    (error: unknown) => {
      if (!(error instanceof PlumblineError)) throw error;
      err += error.message;
      return error.exitCode;
    },
  );
  return { code, out, err };
}
