import { projectOf, projectsAbove } from '../projects.ts';

/** Names of which every project has its own; of two that are alike in a project the first counts. */
export interface Scopes<T> {
  /** False where the project of the file has the name already. */
  add: (name: string, file: string, value: T) => boolean;
  /** What the file's project means by a name, or one around it. */
  within: (name: string, file: string) => T | undefined;
  /** What any project means by it: the first that was added. */
  anywhere: (name: string) => T | undefined;
  names: () => string[];
}

export function scopes<T>(projects: { has: (dir: string) => boolean }): Scopes<T> {
  const first = new Map<string, T>();
  const byProject = new Map<string, Map<string, T>>();
  return {
    add: (name, file, value) => {
      const project = projectOf(file, projects);
      const own = byProject.get(project) ?? new Map<string, T>();
      byProject.set(project, own);
      if (own.has(name)) return false;
      own.set(name, value);
      if (!first.has(name)) first.set(name, value);
      return true;
    },
    within: (name, file) => {
      if (!first.has(name)) return undefined;
      for (const project of projectsAbove(file, projects)) {
        const value = byProject.get(project)?.get(name);
        if (value !== undefined) return value;
      }
      return undefined;
    },
    anywhere: (name) => first.get(name),
    names: () => [...first.keys()],
  };
}
