import { systemName, type Contract } from '../../model/index.ts';
import { list } from '../words.ts';
import type { Desk } from './desk.ts';
import type { Compared } from './fields.ts';
import { typeWords } from './packet-agreement.ts';
import { byValues, state, type Sameness } from './sameness.ts';
import type { Sides } from './sides.ts';

/** The type of the agreement. */
export const kindRow = (sides: Sides, desk: Desk): Compared => {
  const { deal } = sides;
  const contracts = ownContracts(sides);
  const types = contracts.flatMap(({ type }) => type ?? []);
  return rowOf('agreement', 'Type of agreement', typeWords(deal.agreementType), types, sides, desk);
};

/** The day on which it was executed. */
export const executedRow = (sides: Sides, desk: Desk): Compared => {
  const { deal } = sides;
  const contracts = ownContracts(sides);
  const days = contracts.flatMap(({ executedOn }) => executedOn ?? []);
  return rowOf('executed', 'Executed on', deal.agreementExecutedOn, days, sides, desk);
};

/** An engagement that names two deals lists the contracts of both: the other's agreement is none of this one's. */
const ownContracts = ({ deal, contracts }: Sides): Contract[] =>
  contracts.filter(({ dealIds }) => dealIds.length === 0 || dealIds.includes(deal.id));

/** Of several contracts one is enough: an amendment has a day of its own. */
function rowOf(id: string, label: string, own: string | null, found: string[], sides: Sides, desk: Desk): Compared {
  const values = [...new Set(found)].sort();
  const contract = values.length === 0 ? null : list(values);
  const isAgreed = own !== null && values.includes(own);
  const stated = { deal: own, contract: isAgreed ? own : contract };
  return {
    ...{ id, label, rule: NEEDS_CONTRACT, is: samenessOf(own, contract, isAgreed, sides, desk), stated },
    shown: { deal: own, contract },
  };
}

const NEEDS_CONTRACT = 'closed-won-new-has-contract-or-mou';

function samenessOf(
  own: string | null,
  contract: string | null,
  isAgreed: boolean,
  sides: Sides,
  { ask, config }: Desk,
): Sameness {
  const { deal } = sides;
  const isOpen = deal.stage !== 'Closed Won';
  if (own === null && contract === null && isOpen) return state('neither', 'Not yet', 'open');
  // A renewal may rest on an agreement that is on the deal only; whether a contract is due is for a rule to say.
  if (own !== null && ownContracts(sides).length === 0 && ask(NEEDS_CONTRACT, deal.id)?.says !== 'lacking')
    return state('one-place', 'On the deal only', 'open', `No contract in ${systemName('airtable', config)}.`);
  return byValues({
    missing: contract === null && own !== null ? 'the contract' : own === null && contract !== null ? 'the deal' : null,
    isStated: own !== null || contract !== null,
    isEqual: isAgreed,
  });
}
