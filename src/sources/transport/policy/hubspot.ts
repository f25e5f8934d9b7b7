import { LATER, rulesOf, type Rule } from './rule.ts';

/** HubSpot's usage guidelines and its page on error handling. */
export const HUBSPOT: readonly Rule[] = rulesOf('hubspot', [
  {
    status: [401],
    action: 'user-to-fix',
    why: 'HubSpot does not accept the token.',
    fix: 'Set HUBSPOT_ACCESS_TOKEN to the access token of a private app of this account.',
  },
  {
    status: [530],
    action: 'user-to-fix',
    why: 'HubSpot cannot read the token.',
    fix: 'Set HUBSPOT_ACCESS_TOKEN to the whole access token of a private app, without quotes or spaces.',
  },
  {
    status: [403],
    type: /MISSING_SCOPES/,
    action: 'user-to-fix',
    why: 'The private app lacks scopes: {scopes}.',
    fix: 'Add the scopes to the app whose token stands in HUBSPOT_ACCESS_TOKEN.',
  },
  {
    status: [403],
    action: 'user-to-fix',
    why: 'HubSpot refuses this request to the token, and does not say which scope is missing.',
    fix: 'Check the scopes of the app whose token stands in HUBSPOT_ACCESS_TOKEN, and that nothing on the way blocks the request.',
  },
  {
    status: [404, 410],
    action: 'user-to-fix',
    why: 'HubSpot has nothing at this address: HUBSPOT_BASE_URL is wrong, or HubSpot retired this path.',
    fix: 'Correct or unset HUBSPOT_BASE_URL; if it is right, update src/sources/hubspot/paths.ts.',
  },
  {
    status: [414],
    action: 'user-to-fix',
    why: 'The address of the request is longer than HubSpot takes, because it names too many properties.',
    fix: 'Map fewer or shorter property names under hubspot.properties in plumbline.config.ts.',
  },
  {
    status: [429],
    type: /DAILY/,
    action: 'fatal',
    why: "The account's daily number of requests is used up.",
    fix: 'Pull again after midnight in the time zone of the account.',
  },
  {
    status: [429],
    type: /^SECONDLY/,
    action: 'retry',
    minWaitMs: 1_000,
    holdsAll: true,
    why: 'HubSpot asks for fewer requests per second.',
    fix: LATER,
  },
  {
    status: [429],
    action: 'retry',
    minWaitMs: 10_000,
    holdsAll: true,
    why: 'HubSpot asks for fewer requests in ten seconds.',
    fix: LATER,
  },
  {
    status: [423],
    action: 'retry',
    minWaitMs: 2_000,
    why: 'HubSpot has locked the records for a moment.',
    fix: LATER,
  },
  {
    status: [477],
    action: 'fatal',
    why: 'HubSpot is moving the account to another data centre.',
    fix: 'Pull again when the move is over, which may take up to a day.',
  },
]);
