/** The frame of every page: masthead, navigation, foot. */
export const layout = {
  title: 'Reports',
};
