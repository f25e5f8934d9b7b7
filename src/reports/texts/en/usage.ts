/** The usage report. */
export const usage = {
  title: 'Usage',
};
