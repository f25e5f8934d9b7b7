/** What `npm run doctor` asks of the systems, and what it says of the answers. */
export { foreignAddresses } from './addresses.ts';
export { probeAll, type Surveyed } from './all.ts';
export { freshnessLines } from './freshness.ts';
export { faultOf, ok, warning, type Line, type Probe } from './line.ts';
