import { chartFiles, type AnyChart } from '../../../../../src/charts/index.ts';
import { chartPng } from '../../../../../src/pictures/index.ts';
import { SPECS } from '../../../../charts/specs.ts';

const all = Object.entries(SPECS).map(([id, spec]): AnyChart => ({ ...spec, id }));

export const getStaticPaths = async () => [
  ...all.flatMap((spec) => [...chartFiles(spec)].map(([file, body]) => ({ params: { file }, props: { body } }))),
  ...(await Promise.all(
    all.map(async (spec) => ({ params: { file: `${spec.id}.png` }, props: { body: await chartPng(spec) } })),
  )),
];

export const GET = ({ props: { body } }: { props: { body: string | Uint8Array<ArrayBuffer> } }) => new Response(body);
