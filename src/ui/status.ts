/** Words and shapes of a status. Colour never says anything alone: each kind has its own shape and a word beside it. */
export type StatusKind = 'error' | 'warning' | 'info' | 'delivered' | 'late' | 'due' | 'open' | 'cancelled';

/** `d` in a box of 12 × 12 units, filled with the even-odd rule. */
export const STATUSES: Record<StatusKind, { word: string; shape: string }> = {
  error: { word: 'Error', shape: 'M3.5 0h5L12 3.5v5L8.5 12h-5L0 8.5v-5ZM5 2.5h2l-.3 4.5H5.3ZM5 8.3h2v1.7H5Z' },
  warning: { word: 'Warning', shape: 'M6 .5 12 11.5H0ZM5.1 4.5h1.8l-.3 3.6H5.4ZM5.2 9h1.6v1.4H5.2Z' },
  info: { word: 'Info', shape: 'M6 0a6 6 0 1 1 0 12A6 6 0 0 1 6 0ZM5.1 2.3h1.8v1.7H5.1ZM5.1 5h1.8v4.7H5.1Z' },
  delivered: { word: 'Delivered', shape: 'M4.3 10.8 0 6.5l1.6-1.6 2.7 2.7 6.1-6.1L12 3.1Z' },
  late: { word: 'Late', shape: 'M6 0a6 6 0 1 1 0 12A6 6 0 0 1 6 0ZM5.2 2.3h1.6v3.5l2.5 1.5-.8 1.3-3.3-2Z' },
  due: { word: 'Due', shape: 'M0 6 6 0l6 6-6 6Z' },
  open: { word: 'Open', shape: 'M6 0a6 6 0 1 1 0 12A6 6 0 0 1 6 0ZM6 2a4 4 0 1 0 0 8A4 4 0 0 0 6 2Z' },
  cancelled: { word: 'Cancelled', shape: 'M0 5h12v2H0Z' },
};
