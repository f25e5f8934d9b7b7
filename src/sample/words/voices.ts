/** Answers that communities give before they are served. `{…}` stands for their name, numbers and words of their field. */
export const GOALS: readonly string[] = [
  'We want to {aim}. In three years we picture a new member opening a laptop on Monday and contributing by Friday.',
  'Most of our time goes into moving files. We want to {aim}, and we picture {short} as the place where methods are compared rather than described.',
  'Our funder asks for results that others can re-run. So we want to {aim}; what we picture is a library of analyses that outlives the project.',
  'We started on borrowed servers and have outgrown them. The goal is to {aim}, without anyone having to become a system administrator.',
  '{short} wants to {aim}. The future we picture has our smallest partner working with the same tools as our largest.',
  'Two summers ago we lost a season of work to a failed disk. We want to {aim}, and to sleep well while we do it.',
];

export const COMMUNITY: readonly string[] = [
  'We are about {count} {people} at {partners} partner institutions, and {learners} who join us for a few weeks a year. Between us we study {topic}.',
  'The core is a group of {people} who have worked together for years. Around it are {learners}, some of whom have never written code, and {partners} partner organisations that use our results.',
  '{short} brings together {people}, {learners} and a handful of engineers. What unites the {count} of us is {topic}.',
  'A third of our {count} members are {learners}, a third are {people}, and the rest keep instruments running. Many work from places with a slow connection.',
  'We are spread over {partners} institutions and four time zones. Typical users are {people} with a deadline, and {learners} with a question.',
];

export const INFRASTRUCTURE: readonly string[] = [
  'At present each group keeps its own workstation, and two of them can reach our {data}. With open infrastructure the analysis would come to the data; today it is the other way round.',
  'We have a queue on a campus cluster that {learners} may not use. Shared infrastructure would let us teach on what we publish with.',
  'Everything depends on one virtual machine that a former student set up. We need {tool} maintained by people whose job it is.',
  'Our notebooks run on laptops until they no longer fit. The step from there to a cluster is too high for most {people}.',
  'We pay three cloud accounts from three grants and could not say what any of them costs. One environment would end that.',
];

export const DATA: readonly string[] = [
  'About {volume} TB of {data}, half of it in a university archive and half on disks in offices. Nothing in it is personal.',
  'Our {data} grow by {volume} TB a year. New files arrive nightly in an object store, older ones are on tape.',
  '{volume} TB of {data} on a file server at the lead institution, with a copy at one partner. A tenth of it is under embargo until publication.',
  'Most of our {data} are public already, in a repository that is slow to read. The working copy of {volume} TB is what needs a home near the compute.',
  'The {data} come from {partners} partners in five formats. Converted and cleaned they take {volume} TB.',
];
