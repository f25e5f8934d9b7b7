/** The milestone report. */
export const milestone = {
  title: 'Milestones',
};
