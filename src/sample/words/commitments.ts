/** What a statement of work promises: a short name and the commitment as it stands there. */
export interface Commitment {
  name: string;
  /** `{tool}`, `{data}`, `{learners}` and `{people}` stand for words of the community's field. */
  commitment: string;
}

/** Bodies of work. The first is where a new community begins. */
export const WORK: readonly { project: string; promises: readonly Commitment[] }[] = [
  {
    project: 'Hub launch',
    promises: [
      {
        name: 'Staging and production hubs',
        commitment: 'Launch a staging and a production hub with sign-in through the community’s own GitHub teams.',
      },
      {
        name: 'GPU profiles',
        commitment: 'Offer two server profiles with a GPU each, off by default and limited to the members of one team.',
      },
      {
        name: 'Home directories',
        commitment: 'Give every user a backed-up home directory of 20 GB and show administrators how full they are.',
      },
      {
        name: 'Shared folder for {learners}',
        commitment: 'Set up a shared folder that {learners} can read and only instructors can write.',
      },
      {
        name: 'Administrator onboarding',
        commitment: 'Train three community administrators to add users, choose profiles and read the logs.',
      },
      {
        name: 'Sign-in with institutional accounts',
        commitment: 'Let members of partner institutions sign in with the account that they already have.',
      },
    ],
  },
  {
    project: 'Shared environments',
    promises: [
      {
        name: 'Community image',
        commitment: 'Build and maintain an image with {tool}, rebuilt weekly and tested before it reaches users.',
      },
      {
        name: 'R and Python side by side',
        commitment:
          'Provide one environment in which R and Python notebooks open with the same packages as on the authors’ machines.',
      },
      {
        name: 'Image choice at start-up',
        commitment: 'Let users choose between the last three releases of the image when they start a server.',
      },
      {
        name: 'Desktop applications',
        commitment: 'Make a Linux desktop available in the browser for the two tools that have no notebook interface.',
      },
      {
        name: 'Dashboards for partners',
        commitment: 'Publish notebooks as dashboards that partners can open without an account.',
      },
    ],
  },
  {
    project: 'Data access',
    promises: [
      {
        name: 'Object storage for {data}',
        commitment: 'Create a bucket for {data} that every user can read and the data team can write.',
      },
      {
        name: 'Temporary storage',
        commitment: 'Provide scratch storage that empties itself after seven days, with a page that explains it.',
      },
      {
        name: 'Catalogue of {data}',
        commitment: 'Index {data} in a searchable catalogue that opens straight into a notebook.',
      },
      {
        name: 'Transfer from the old server',
        commitment: 'Move 14 TB from the community’s old server and check every file against its checksum.',
      },
      {
        name: 'Cost view by group',
        commitment: 'Show administrators each month which working group used how much storage and compute.',
      },
    ],
  },
  {
    project: 'Training and enablement',
    promises: [
      {
        name: 'Workshop for {learners}',
        commitment: 'Support a two-day workshop for 60 {learners} with reserved capacity and an engineer on call.',
      },
      {
        name: 'Getting-started guide',
        commitment: 'Write a getting-started guide in the community’s own words and keep it in its repository.',
      },
      {
        name: 'Office hours',
        commitment:
          'Hold monthly office hours for {people} through two terms and publish the questions with their answers.',
      },
      {
        name: 'Course template',
        commitment: 'Provide a course template that hands out, collects and returns exercises.',
      },
      {
        name: 'Train-the-trainer session',
        commitment: 'Run one session that prepares eight {people} to teach with the hub on their own.',
      },
    ],
  },
  {
    project: 'Upstream contributions',
    promises: [
      {
        name: 'Faster server start',
        commitment: 'Contribute the change that starts a server in under 40 seconds to the upstream project.',
      },
      {
        name: 'Accessibility of the launcher',
        commitment: 'Fix the launcher’s keyboard traps upstream and verify the fix with two screen-reader users.',
      },
      {
        name: 'Translation of the interface',
        commitment: 'Contribute a translation of the interface into the community’s working language.',
      },
      {
        name: 'Usage metrics by group',
        commitment: 'Add usage metrics by group to the open-source exporter and document them.',
      },
    ],
  },
  {
    project: 'Operations',
    promises: [
      {
        name: 'Cluster upgrade',
        commitment:
          'Upgrade the cluster to a supported release outside term time, with less than two hours of downtime.',
      },
      { name: 'Budget alerts', commitment: 'Set up budget alerts and a monthly cost note that names what changed.' },
      {
        name: 'Recovery exercise',
        commitment: 'Restore one home directory from backup in a rehearsal and write down how long it took.',
      },
      {
        name: 'Autoscaling for workshops',
        commitment: 'Scale ahead of announced workshops so that 80 servers start within ten minutes.',
      },
    ],
  },
];
