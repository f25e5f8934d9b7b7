/** Facts of the organisation and the page that must state each of them, as a pattern over the page's visible text. */
export const FACTS: [page: string, fact: RegExp][] = [
  // Who does what
  [
    'overview/roles',
    /Owns HubSpot.*Starts delivery once an agreement is signed.*Owns a renewal from the moment it is triggered/,
  ],
  [
    'overview/roles',
    /engagement of each agreement.*Owns the management of delivery and its reporting.*conversation about a renewal with BD/,
  ],
  ['overview/roles', /Provisions hubs and runs them.*project deliverables.*infrastructure and cost/],
  ['overview/roles', /legal signatory.*collects the signatures, runs SAGE.*sends the invoices/],
  ['overview/roles', /assistant .*scripted procedures.*partnerships@2i2c\.org/],
  [
    'overview/roles',
    /Buyer .*champion.*principal investigator.*representative.*Technical community lead.*Technical contact.*PR submitter/,
  ],
  // The lifecycle
  ['overview/lifecycle', /Leads → Pre-sales → Sales → Delivery → Renewals/],
  ['overview/lifecycle', /CRM flow.*BD leads.*Delivery flow.*DE and P&S lead/],
  ['overview/lifecycle', /Marketing is a sub-process.*Assets that can be shared, social posts/],
  [
    'overview/lifecycle',
    /Proposal, quote, signed agreement, partner onboarding.*Asana, the e-signature, the invoice and an Airtable record/,
  ],
  ['overview/lifecycle', /provisioning.*Airtable records, statement of work/],
  ['overview/lifecycle', /ongoing services.*P&S backlog items, delivery commitments/],
  ['overview/lifecycle', /milestone reporting.*Milestone reports, impact reports/],
  ['overview/lifecycle', /Usage report, renewed agreement, or a decommission request/],
  ['overview/vocabulary', /Lead Qualifying Lead Triage.*Qualified Prospecting Qualified Lead/],
  ['overview/vocabulary', /Proposal Partnering Prospect .*Negotiation Partnering Prospect/],
  [
    'overview/vocabulary',
    /Contract Admin Invoicing Prospect \(verbal close\).*Closed Won customer Partner \(executed close\) Hub setup/,
  ],
  // Leaving each deal stage
  ['sales/lead', /MANIAC-T was considered.*in scope.*qualified to partner/],
  ['sales/qualified', /Exit criteria.*The lead wants a proposal/],
  [
    'sales/proposal',
    /P&S knows from BD that its input or review.*when the work is scheduled and how much capacity.*P&S confirmed that it has capacity/,
  ],
  [
    'sales/negotiation',
    /start date is agreed.*end date is agreed.*dates of the deliverables.*source of truth.*HubSpot holds everything that BD knows.*Legal \(CS&S\)/,
  ],
  [
    'sales/contract-admin',
    /all have signed the service agreement, or there is a purchase order.*asked P&S to start: the deal has an associated order in HubSpot/,
  ],
  ['sales/contract-admin', /closed verbally before it enters this stage/],
  ['sales/contract-admin', /CS&S collects the signatures and sets up SAGE/],
  [
    'sales/closed-won',
    /engagement exists.*one project.*deliverables exist.*new columns for the deal exist in the cloud-billing sheet/,
  ],
  ['sales/closed-won', /BD must be able to see that what was sold has been delivered, and no tool shows it/],
  // Nouns and their rules
  ['sales/pipeline', /new newbusiness.*renewal existingbusiness/],
  ['sales/closed-won', /deal and engagement are one to one/],
  [
    'sales/closed-won',
    /new deal that is won has at least one contract in Airtable: a service agreement, an MoU or a purchase order/,
  ],
  ['sales/closed-won', /renewal may be won, and have an engagement, without a contract or MoU/],
  ['engagements/units-of-work', /exactly one parent deal/],
  [
    'engagements/units-of-work',
    /one or more projects.*project belongs to exactly one engagement and consists of at least one deliverable.*deliverable belongs to exactly one project/,
  ],
  ['engagements/units-of-work', /span the contract or grant/],
  [
    'engagements/hand-off',
    /Negotiation No: nothing has been agreed Yes.*Contract Admin The hand-off is under way; listed as information Yes.*Closed Lost No No/,
  ],
  [
    'engagements/rag',
    /Green On track None Amber At risk.*priorities anew Red Not on track Talk to the stakeholders and agree a new scope/,
  ],
  ['renewals/sixty-day-notice', /Agreement expiring in 60 days/],
  ['engagements/workflow', /FTE clauses.*possible to say at any time whether we delivered them/],
  ['delivery/cloud-cost', /support\+COMMUNITY_ID@2i2c\.org/],
  ['delivery/cloud-cost', /forecast cost.*more than 20 % over the threshold, investigate/],
  ['renewals/offboarding', /at least one year after a hub was decommissioned/],
  [
    'renewals/offboarding',
    /Two weeks before the end.*shutdown notice.*Two days before the end.*reminder.*Delete the hub.*Confirm.*final cost and the final monthly active users.*Only then delete the cluster/,
  ],
  ['renewals/offboarding', /steps of 2 weeks\. After 6 weeks the BD lead decides/],
  ['data/community-id', /one word of lower-case letters: \^\[a-z\]\+\$/],
  ['data/community-id', /clusters, cloud accounts and database keys/],
  // The hand-off packet and the check-in pack
  [
    'engagements/hand-off',
    /Short name.*Long name.*Community id.*GitHub handle.*Representative repositories.*Logo.*Essential, Advanced or Premier/,
  ],
  [
    'engagements/hand-off',
    /which future do you have in mind.*segments, which personas.*open infrastructure for data and computing.*where is it kept/,
  ],
  [
    'partners/check-in',
    /Contracts and engagements.*Monthly active users.*passed through.*Invoices and billing history Not connected/,
  ],
  // Procedures
  ['leads/hail-the-lead', /that ticket follows the lead.*by mail to the partnerships address, naming the contact/],
  [
    'leads/hail-the-lead',
    /canned reply "Hail the Lead".*Set From to partnerships@2i2c\.org.*Copy \(Cc\) partnerships@2i2c\.org.*30-minute meeting \(Calendly\)/,
  ],
  ['leads/running-notes', /mailed the video link, and the partnerships lead has passed that mail on/],
  [
    'leads/running-notes',
    /Partnerships \/ Agreements.*Running notes -- PartnerX \+ 2i2c.*replace PartnerX in the title/,
  ],
  [
    'leads/running-notes',
    /with edit rights, with the participants of the meeting, and let the drive send its own notification/,
  ],
  [
    'leads/meet-the-lead',
    /right to replicate.*verbal close.*procurement and negotiation.*technical set-up and deployment.*running notes/,
  ],
  [
    'leads/decide',
    /Money.*Authority.*Need.*Impending event.*Application.*Competition.*doing nothing.*Timeline.*sub-award/,
  ],
  [
    'leads/triage-and-quote',
    /questionnaire.*lead's folder.*in scope or out of scope.*pricing sheet.*quote template.*service plan.*tell the host institution.*contracting and finance.*signed copy/,
  ],
  ['prospects/draft-contract', /PartnerX \+ 2i2c\/CS&S - Services Agreement YYYY-MM-DD/],
  ['prospects/draft-contract', /Copy comments" off.*edit rights.*sent \(draft\) service agreement/],
  ['prospects/negotiate', /Answer the questions.*Adjust the text.*addenda.*deliverable.*ready to sign/],
  ['prospects/signatures', /Please circulate this executable agreement for e-signature/],
  [
    'delivery/hub-setup',
    /issue in the infrastructure repository, and label it Hub.*new-hub process.*afterwards the operation/,
  ],
  [
    'partners/check-in',
    /60 minutes.*ice-breaker.*ten minutes.*how happy.*activity.*most useful.*change.*best thing.*publish.*thanks.*issue.*summary to the team/,
  ],
  [
    'overview/known-gaps',
    /Capacity check at Proposal.*Automation from HubSpot.*n8n.*BD cannot verify delivery.*Customer management beyond the sales board/,
  ],
  ['overview/known-gaps', /Launch meeting.*Invoicing.*Satisfaction check-in.*Renewal tickler/],
  // Systems, measures, and what the check does with records
  ['overview/roles', /Asana.*engagements may move there later.*Monday\.com The older lead board/],
  ['data/sources', /community_id,month,usd/],
  ['data/sources', /max by \(namespace\) \(jupyterhub_active_users\{period="30d"\}\)/],
  ['data/sources', /26 hours.*50 hours/],
  ['data/pull', /ten records or more must still have 80 %.*never empty.*exit code 3/],
  ['data/pull', /Absence never erases anything.*both are kept as a correction/],
  ['data/pull', /optional may fail.*the gap has a reason.*leaves the exit code as it is/],
  ['data/pull', /Unknown.*Renamed.*Retyped.*New option/],
  ['data/pull', /npm run doctor.*npm run verify.*npm run diff/],
  ['data/measures', /end of the UTC day/],
  ['data/measures', /Sums over hubs are not unique people/],
  ['data/measures', /People reached The peak of monthly active users/],
  ['data/reading-findings', /5 business days/],
  ['data/reading-findings', /eligible = pass \+ fail \+ not evaluated/],
  ['engagements/verify-delivery', /1 to 30 days warning more than 30 days error/],
];

/** Headings that rules of the check point at. They stay where they are. */
export const ANCHORS = [
  'sales/closed-won#engagement',
  'sales/closed-won#agreement',
  'sales/closed-won#renewals-without-an-agreement',
  'engagements/units-of-work#deal-and-engagement',
  'engagements/units-of-work#dates',
  'engagements/units-of-work#projects',
  'engagements/hand-off#when-an-engagement-may-exist',
  'sales/closed-lost#no-work-for-a-lost-deal',
  'sales/contract-admin#executed-agreement',
  'sales/contract-admin#delivery-request',
  'sales/pipeline#stage-names',
  'data/community-id#format',
  'data/community-id#uniqueness',
  'engagements/verify-delivery#due-dates',
  'engagements/verify-delivery#closing-an-engagement',
  'renewals/sixty-day-notice#send-the-notice',
  'data/sources#completeness',
  'data/sources#freshness',
  'data/sources#records-that-do-not-parse',
  'data/sources#references',
  'data/pull#fields-that-changed',
  'data/pull#sudden-shrinking',
  'data/pull#usage-history',
];
