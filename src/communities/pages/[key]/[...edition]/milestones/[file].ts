import { filePaths, fileRoute } from '../../../../data.ts';

export const getStaticPaths = () => filePaths('milestones');
export const GET = fileRoute('milestones');
