import { filePaths, fileRoute } from '../../../../data.ts';

export const getStaticPaths = () => filePaths('usage');
export const GET = fileRoute('usage');
