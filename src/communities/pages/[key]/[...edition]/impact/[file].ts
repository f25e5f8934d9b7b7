import { filePaths, fileRoute } from '../../../../data.ts';

export const getStaticPaths = () => filePaths('impact');
export const GET = fileRoute('impact');
