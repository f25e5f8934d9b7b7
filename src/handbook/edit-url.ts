/**
 * The address at which a file is edited.
 * @param template an address with `{path}`, as `handbook.editUrl` of the configuration; null for none
 * @param path of the file below the repository's root; null for a file that stands elsewhere
 */
export function editUrl(template: string | null, path: string | null): string | null {
  if (template === null || path === null) return null;
  const encoded = path.split(/[\\/]/).map(encodeURIComponent).join('/');
  // A function, because a path may hold `$&`.
  return template.replace('{path}', () => encoded);
}
