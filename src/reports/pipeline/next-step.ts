import type { Deal, Stage } from '../../model/index.ts';
import { EXIT_CRITERIA, judge, type Ask } from '../exit-criteria.ts';
import { sop } from '../workspace/addresses.ts';
import type { WorkInputs } from '../workspace/inputs.ts';
import { several, type Cell } from '../workspace/table.ts';
import { OPEN_STAGES, SECTION } from './funnel.ts';

/** Says what an open deal needs next to leave its stage, with the section of the handbook. The rules are asked once for each stage. */
export function nextSteps({ askAt, rules }: Pick<WorkInputs, 'askAt' | 'rules'>): (deal: Deal) => Cell {
  const asks = new Map<Stage, Ask>(OPEN_STAGES.map((stage) => [stage, askAt(stage)]));
  const sections = new Map(rules.map(({ id, handbook }) => [id, handbook]));
  return (deal) => {
    const { stage } = deal;
    const ask = stage === null ? undefined : asks.get(stage);
    if (stage === null || !ask) return { value: null };
    const criteria = EXIT_CRITERIA[stage];
    const lacking = criteria.filter((criterion) => judge(criterion, deal, ask)?.says === 'lacking');
    const [first] = lacking;
    if (first) {
      const section = first.rule === null ? undefined : sections.get(first.rule);
      const more = lacking.length > 1 ? `and ${lacking.length - 1} more` : null;
      return several(first.lacking, [{ text: first.lacking, href: sop(section ?? SECTION[stage]) }], more);
    }
    const human = criteria.find(({ rule }) => rule === null);
    const words = human ? `Decide: ${human.words}` : `Leave ${stage}`;
    return several(
      words,
      [{ text: words, href: sop(`${SECTION[stage]}#exit-criteria`) }],
      'Nothing on record is missing',
    );
  };
}
