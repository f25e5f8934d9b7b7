/** Verbs with which a step begins. */
const VERBS = new Set(
  `add adjust agree answer arrange ask associate begin bring build call carry change check choose clear close collect commit
  compare complete confirm copy correct create decide delete end enter explain extend file fill find finish follow forecast
  forward give go have hold insert investigate invite leave let link look mail make mark monitor move name negotiate open
  paste prepare print publish put read record rename reopen repeat replace report restore say schedule search see send set share show specify
  spend start stop take tell tick track turn verify wait watch weigh work write`.split(/\s+/),
);

/** What may come before the verb: when or for whom the step is. */
const CLAUSE = /^(?:If|When|For|On|At|As soon as|After|Before|Beside|Sixty days before|Where|From)\b/;

const isVerb = (word = ''): boolean => VERBS.has(word.toLowerCase());

/** Whether a step tells its reader to do something: it begins with a verb, or with a clause and a verb behind its comma. */
export function beginsAsCommand(step: string): boolean {
  const [first] = step.split(/[\s,:]+/);
  if (isVerb(first)) return true;
  if (step.startsWith('Only then ')) return isVerb(step.split(' ')[2]);
  if (!CLAUSE.test(step)) return false;
  return step.split(', ').some((part, at) => at > 0 && isVerb(part.split(/[\s.,:;]+/)[0]));
}
