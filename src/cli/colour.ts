type Env = Readonly<Record<string, string | undefined>>;

/**
 * Whether to print in colour: on a terminal that can. `NO_COLOR` with any value says no (https://no-color.org), `FORCE_COLOR`
 * yes also where there is no terminal, or no with 0 or false.
 */
export function wantsColour(env: Env, isTerminal: boolean): boolean {
  if (env['NO_COLOR']) return false;
  const forced = env['FORCE_COLOR'];
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  return isTerminal && env['TERM'] !== 'dumb';
}
