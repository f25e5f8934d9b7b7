import type { z } from 'zod';

/** Whether an input fits a schema. */
export type Fits = (input: unknown) => boolean;

/**
 * A quick test for a schema that changes nothing of what it accepts: it says yes exactly where the schema does, so an
 * input that passes needs no copy, and only one that fails is parsed for the reasons.
 * @returns null for a schema that has a part which is not known here: such an input is parsed
 */
export function fitting(schema: z.core.$ZodType): Fits | null {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  const checks = def.checks ? everyOf(def.checks.map(checking)) : always;
  const base = typeOf(def);
  if (!base || checks === always) return base;
  if (!checks) return null;
  return (input) => base(input) && checks(input);
}

const always: Fits = () => true;
const finite: Fits = (input) => Number.isFinite(input);
const finiteOrNull: Fits = (input) => input === null || Number.isFinite(input);

function typeOf(def: z.core.$ZodTypes['_zod']['def']): Fits | null {
  switch (def.type) {
    case 'string':
      // A format of its own, or a coercion, may ask for more than a text.
      return isPlain(def) ? (input) => typeof input === 'string' : null;
    case 'number':
      return numbers(def);
    case 'boolean':
      return isPlain(def) ? (input) => typeof input === 'boolean' : null;
    case 'enum': {
      const values = new Set<unknown>(Object.values(def.entries));
      // A numeric enum of TypeScript also holds the names of its values.
      return [...values].every((value) => typeof value === 'string') ? (input) => values.has(input) : null;
    }
    case 'nullable': {
      const inner = fitting(def.innerType);
      if (inner === finite) return finiteOrNull;
      return inner && ((input) => input === null || inner(input));
    }
    case 'array': {
      const element = fitting(def.element);
      if (element === finite || element === finiteOrNull)
        return (input) => Array.isArray(input) && areNumbers(input, element === finiteOrNull);
      return element && ((input) => Array.isArray(input) && eachFits(input, element));
    }
    case 'object':
      return objects(def);
    default:
      return null;
  }
}

/** Zod's number is finite, and its whole number also safe. */
function numbers(def: z.core.$ZodNumberDef): Fits | null {
  if ('format' in def) return def.format === 'safeint' && !def.coerce ? Number.isSafeInteger : null;
  return isPlain(def) ? finite : null;
}

const isPlain = (def: object) => !('format' in def) && !('coerce' in def && def.coerce);

/** An object with exactly the fields of the schema, in any order; none of them may be left out. */
function objects({ shape, catchall }: z.core.$ZodObjectDef): Fits | null {
  if (catchall?._zod.def.type !== 'never') return null;
  const fields = Object.entries(shape).map(([key, schema]) => ({ key, fits: fitting(schema) }));
  const known = fields.flatMap(({ key, fits }) => (fits ? { key, fits } : []));
  if (known.length < fields.length) return null;
  return (input) => {
    if (input === null || typeof input !== 'object' || Array.isArray(input)) return false;
    const record = input as Record<string, unknown>;
    // No test accepts `undefined`: with each of the fields, as many keys are these fields.
    for (const { key, fits } of known) if (!fits(record[key])) return false;
    return Object.keys(record).length === known.length;
  };
}

function checking(check: z.core.$ZodCheck): Fits | null {
  // A refinement by a function counts as a check, and the type that lists the checks leaves it out.
  const { def } = (check as unknown as z.core.$ZodChecks | z.core.$ZodCustom)._zod;
  switch (def.check) {
    case 'min_length':
      return (input) => (input as { length: number }).length >= def.minimum;
    case 'max_length':
      return (input) => (input as { length: number }).length <= def.maximum;
    case 'greater_than':
      return def.inclusive ? (input) => Number(input) >= Number(def.value) : null;
    case 'less_than':
      return def.inclusive ? (input) => Number(input) <= Number(def.value) : null;
    case 'string_format':
      return def.format === 'regex' && def.pattern ? matching(def.pattern) : null;
    case 'custom':
      return (input) => Boolean(def.fn(input));
    default:
      return null;
  }
}

/** A pattern of its own, because one with a place to go on from answers differently each time. */
function matching({ source, flags }: RegExp): Fits {
  const pattern = new RegExp(source, flags.replace(/[gy]/g, ''));
  return (input) => pattern.test(input as string);
}

function everyOf(tests: readonly (Fits | null)[]): Fits | null {
  const known = tests.flatMap((test) => test ?? []);
  if (known.length < tests.length) return null;
  const [only = always] = known;
  return known.length === 1 ? only : (input) => known.every((test) => test(input));
}

/** As `eachFits`, of lists that a snapshot has millions of numbers in: without a call for each. */
function areNumbers(items: readonly unknown[], orNull: boolean): boolean {
  for (const item of items) if (!Number.isFinite(item) && !(orNull && item === null)) return false;
  return true;
}

function eachFits(items: readonly unknown[], fits: Fits): boolean {
  for (const item of items) if (!fits(item)) return false;
  return true;
}
