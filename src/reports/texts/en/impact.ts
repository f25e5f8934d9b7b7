/** The impact report and the view for funders. */
export const impact = {
  title: 'Impact',
};
