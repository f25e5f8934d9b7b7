import type { Community } from '../../../model/index.ts';
import { calledSubject, fail, notEvaluated, pass } from '../../outcome.ts';
import { eachCommunity } from '../../reached.ts';
import { capital, enumerate } from '../../words.ts';
import type { Outcome, Rule, Subject } from '../../types.ts';

const isHttps = (text: string): boolean => /^https:\/\/[^\s/]+\S*$/i.test(text) && URL.canParse(text);

/** Addresses that are missing are not judged: community-intake-complete counts them. */
function judge({ website, logoUrl, githubOrg, communityId }: Community, subject: Subject): Outcome {
  const addresses = [
    { label: 'website', url: website },
    { label: 'logo', url: logoUrl },
    { label: 'GitHub organisation', url: githubOrg },
  ].flatMap(({ label, url }) => (url === null ? [] : [{ label, url }]));
  if (addresses.length === 0)
    return notEvaluated(subject, 'The community has no website, logo or GitHub organisation stated.');
  const wrong = addresses.filter(({ url }) => !isHttps(url));
  if (wrong.length === 0) return pass(subject);
  return fail(subject, {
    severity: 'info',
    community: communityId,
    message: `${capital(calledSubject(subject))} has ${enumerate(wrong.map(({ label, url }) => `the ${label} “${url}”`))}, which is no https address, so pages that show it have a broken link.`,
  });
}

const given = (community: Partial<Community>) => ({
  asOf: '2026-06-15',
  records: {
    communities: [{ id: '5', communityId: 'reefs', ...community }],
    deals: [{ stage: 'Negotiation' as const, communityRecordIds: ['5'] }],
  },
});

export const communityUrlsValid: Rule = {
  id: 'community-urls-valid',
  title: 'Addresses of a community are https addresses',
  statement:
    'From Negotiation on, website, logo and GitHub organisation of a community are whole https addresses where stated.',
  why: 'They are linked and shown on the community’s pages as they stand. A handle or half an address leads nowhere.',
  fix: 'Write website, logo_url and github_org on the company in HubSpot as whole addresses that begin with https://.',
  severity: 'info',
  owner: 'BD',
  handbook: 'engagements/hand-off#addresses',
  reads: {
    needs: ['deals.stageId', ['communities.website', 'communities.logoUrl', 'communities.githubOrg']],
    clears: [],
  },
  evaluate: (context) => eachCommunity(context, judge),
  examples: [
    {
      given: 'a community with the website “https://reefs.example/” and no logo',
      then: 'the rule holds for what is stated',
      outcome: 'pass',
      ...given({ website: 'https://reefs.example/' }),
    },
    {
      given: 'a community with the website “http://reefs.example/”',
      then: 'it is listed as information',
      outcome: 'fail',
      severity: 'info',
      ...given({ website: 'http://reefs.example/' }),
    },
    {
      given: 'a community whose GitHub organisation is “example-org”, without an address',
      then: 'it is listed as information',
      outcome: 'fail',
      severity: 'info',
      ...given({ website: 'https://reefs.example/', githubOrg: 'example-org' }),
    },
    {
      given: 'a community without any address',
      then: 'it is not evaluated: that they are missing is counted by community-intake-complete',
      outcome: 'not-evaluated',
      ...given({}),
    },
  ],
};
