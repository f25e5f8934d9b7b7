/** The light theme's colours of tokens.css, for drawings that leave the page. */
export const PALETTE = {
  paper: '#fcfcfa',
  ink: '#1a1f26',
  'ink-muted': '#59616b',
  hairline: '#d9dcd8',
  rule: '#868d95',
  good: '#1b6e42',
  warning: '#8a5300',
  error: '#b3261e',
  info: '#2f5f8f',
  'series-1': '#066cc6',
  'series-2': '#d76f06',
  'series-3': '#b1338a',
  'series-4': '#7b5e04',
  'series-5': '#3793cd',
  'series-6': '#044d38',
} as const;

const of = (token: keyof typeof PALETTE) => PALETTE[token];

/** What chart.css says of the classes of a drawing, with the colours themselves. */
export const PALETTE_STYLE = [
  ...[1, 2, 3, 4, 5, 6].map((n) => `.series-${n}{color:${of(`series-${n}` as 'series-1')}}`),
  `.chart-label{fill:${of('ink')}}`,
  `.chart-muted{fill:${of('ink-muted')}}`,
  `.chart-grid{stroke:${of('hairline')}}`,
  `.chart-axis{stroke:${of('rule')}}`,
  `.chart-hatch-line{stroke:${of('rule')}}`,
  `.chart-plate,.chart-hollow{fill:${of('paper')}}`,
  `.chart-halo{stroke:${of('paper')}}`,
  `.chart-event-line{stroke:${of('rule')}}`,
  `.chart-event-mark{fill:${of('paper')};stroke:${of('rule')}}`,
  `.chart-target-line,.chart-today{stroke:${of('ink')}}`,
  `.chart-span{fill:${of('hairline')};stroke:${of('rule')}}`,
  `.mark-delivered{color:${of('good')}}`,
  `.mark-late{color:${of('error')}}`,
  `.mark-due{color:${of('warning')}}`,
  `.mark-open{color:${of('ink-muted')}}`,
  `.mark-cancelled{color:${of('ink-muted')}}`,
].join('');
