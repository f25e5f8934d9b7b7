import type { APIRoute } from 'astro';
import { filePaths, fileResponse } from '../../../../data.ts';

export const getStaticPaths = () => filePaths('impact');
export const GET: APIRoute<{ body: string }> = ({ params, props }) => fileResponse(params.file ?? '', props.body);
