import { linksTo } from '../invariants/index.ts';
import { pipelineOf, renewalsOf, type PipelineNow, type RenewalsDue } from '../reports/index.ts';
import { askAhead, askAt, contextWith, type AskInputs } from './ask.ts';

/**
 * What the handbook's pages show of deals and renewals. Every verdict is that of a rule: of an open deal as if it were
 * moved to the next stage, of a closed one as it is, and of an engagement as if its notice were due from the horizon on.
 */
export function liveData(inputs: AskInputs): { pipeline: PipelineNow; renewals: RenewalsDue } {
  const { snapshot, config, asOf } = inputs;
  const { thresholds } = config;
  const { index } = contextWith(inputs);
  const setAside = (noun: 'deals' | 'engagements') => new Set(index.setAsideOf(noun).map(({ id }) => id)).size;
  const urlOf = (type: 'deal' | 'engagement', id: string) => linksTo([{ type, id }], config)[0]?.url ?? null;
  return {
    pipeline: pipelineOf(snapshot.records.deals, {
      asOf,
      lookDays: thresholds.openDealLookDays,
      askAt: (stage) => askAt(stage, inputs),
      urlOf: (id) => urlOf('deal', id),
      setAside: setAside('deals'),
      unread: index.unread('deals'),
    }),
    renewals: renewalsOf(snapshot.records, {
      asOf,
      noticeDays: thresholds.renewalNoticeDays,
      decisionDays: thresholds.lapsedDecisionDays,
      ask: askAhead(inputs),
      urlOf,
      setAside: setAside('engagements'),
      unread: index.unread('engagements'),
    }),
  };
}
