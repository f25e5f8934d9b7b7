/** What is written after a check-in, what communities say in it, and why an engagement is not on track. */
export const COMMENTS: Readonly<Record<'good' | 'fair' | 'poor', readonly string[]>> = {
  good: [
    'Internal: {who} at {short} was delighted and hinted at budget for a larger tier; follow up before the next board meeting.',
    'Internal: easy call with {who}. {short} would be a reference for prospects in the same field.',
    'Internal: {who} asked twice about the price of another term. {short} compares us with a campus offer.',
    'Internal: {short} is happy; {who} leaves in autumn and has no successor yet.',
  ],
  fair: [
    'Internal: {who} is satisfied on the whole, but {short} waited nine days for an image change. Raise with P&S.',
    'Internal: {short} uses less than half of what it bought; {who} worries about justifying it.',
    'Internal: {who} wants the cost note in plainer words. {short} reads it with its dean.',
  ],
  poor: [
    'Internal: {who} was frank about two slow workshops. {short} may not renew unless the next one goes well.',
    'Internal: tense call. {who} of {short} had promised the deliverable to the funder a month earlier.',
  ],
};

export const QUOTES: readonly string[] = [
  'Before the hub, half of our first day went into installing software. At {short} it now goes into {topic}.',
  'Our {learners} forget that there is a server at all, and at {short} that is the highest praise.',
  'For the first time everyone at {short} could open the same {data} on the same morning.',
  'A reviewer re-ran our figures in an afternoon. Nobody at {short} had to answer a single mail.',
  'The engineers listen. When {short} ran a course for {count} people, somebody was there at seven in the morning.',
  'Our smallest partner has two {people} and an old laptop, and works on equal terms with the rest of {short}.',
  'I used to guard the server’s password. Now {short} argues about {topic} instead.',
  'It took one evening to move my notebooks, and {short} has not lost a day since.',
];

export const AMBER: readonly string[] = [
  'The data team of the community is two people short, so the catalogue waits; a new date was agreed with the champion on the last call.',
  'The image grew beyond what starts quickly. P&S is splitting it; the deliverable is still possible in time.',
  'Institutional sign-in waits for the identity team of the partner; the escalation is with its head of IT.',
  'The workshop moved forward by three weeks. Capacity was re-planned, and the guide follows after it.',
];

export const RED: readonly string[] = [
  'The migration found archives that cannot be read. Scope and dates are being renegotiated with the representative.',
  'GPU quota was refused twice in the region. A move to another region is costed and awaits the buyer’s decision.',
];

export const LOST_REASONS: readonly string[] = [
  'The host institution built its own service.',
  'The grant that was to pay for it was not awarded.',
  'The community needs on-premises data processing that is out of scope.',
  'No decision after two extensions of the quote.',
];
