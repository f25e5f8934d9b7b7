import { toCsv, toJson } from '../../../../../src/charts/index.ts';
import { SPECS } from '../../../../charts/specs.ts';

const FORMATS = { csv: toCsv, json: toJson };

export const getStaticPaths = () =>
  Object.keys(SPECS).flatMap((name) => Object.keys(FORMATS).map((format) => ({ params: { name, format } })));

export const GET = ({ params }: { params: { name: keyof typeof SPECS; format: keyof typeof FORMATS } }) =>
  new Response(FORMATS[params.format](SPECS[params.name]));
