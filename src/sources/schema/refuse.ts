import { EXIT, PlumblineError, type SchemaProblem, type SourceSchema } from '../../model/index.ts';
import { lineForField } from './mapped.ts';

/** What a problem of the mapping is, and what to do about it, each as whole sentences. */
export function inWords({ field, table, name, kind, expected, found, suggestion }: SchemaProblem): {
  what: string;
  fix: string;
} {
  const isTable = !field.includes('.');
  const write = (value: string | null) => `plumbline.config.ts: ${lineForField(field, value)}`;
  switch (kind) {
    case 'unknown':
    case 'renamed':
      if (isTable)
        return {
          what: `${field}: there is no table "${name}".`,
          fix: `Write its name or id into ${write(suggestion ?? '…')}`,
        };
      return {
        what:
          kind === 'renamed'
            ? `${field}: the field "${name}" of ${table} has the name "${suggestion ?? ''}" now.`
            : `${field}: ${table} has no field "${name}"${suggestion === null ? '' : `; "${suggestion}" may be meant`}.`,
        fix: `Write into ${write(suggestion)}${
          suggestion === null ? ' if there is really no such field' : kind === 'renamed' ? '' : `, or null for none`
        }`,
      };
    case 'retyped':
      return {
        what: `${field}: the field "${name}" of ${table} should hold ${expected}, and has ${found}.`,
        fix: `Change the field back, name another one, or write into ${write(null)}`,
      };
    case 'new-option':
      return {
        what: `${field}: the field "${name}" of ${table} offers ${found}, and the model knows ${expected.replace(/^one of /, '')}.`,
        fix: remedyForOption(field, suggestion),
      };
  }
}

function remedyForOption(field: string, suggestion: string | null): string {
  if (field === 'deals.type') return "Say what it means in plumbline.config.ts: hubspot: { dealTypes: { '…': 'new' } }";
  if (field.endsWith('.serviceTier')) return 'Add it to tiers in plumbline.config.ts, as a tier or as an alias';
  return `Use ${suggestion === null ? 'a value that the model knows' : `"${suggestion}"`} at the source instead`;
}

/**
 * Throws a PlumblineError when fields are unknown, renamed or of another type: read on, every record would lack them, and
 * healthy records would look broken. New options do not refuse.
 * @param name what the source is called in the message
 */
export function refuseSchema({ problems }: SourceSchema, name: string): void {
  const fatal = problems.filter(({ kind }) => kind !== 'new-option').map(inWords);
  if (fatal.length === 0) return;
  throw new PlumblineError({
    what: `${name} and the mapping do not agree in ${fatal.length === 1 ? 'one place' : `${fatal.length} places`}.`,
    why: fatal.map(({ what, fix }) => `${what} ${fix}.`).join('\n'),
    fix: 'Correct plumbline.config.ts, or the source, and pull again; npm run doctor shows the same list.',
    exitCode: EXIT.incomplete,
  });
}
