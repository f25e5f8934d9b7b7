/** Colours and face as the page's style sheet has them at the moment. */
export function themeColours() {
  const style = getComputedStyle(document.documentElement);
  const read = (name: string, otherwise: string) => style.getPropertyValue(name).trim() || otherwise;
  return {
    ink: read('--ink', '#111'),
    muted: read('--ink-muted', '#555'),
    paper: read('--paper', '#fff'),
    hairline: read('--hairline', '#ddd'),
    rule: read('--rule', '#888'),
    font: read('--font', 'sans-serif'),
  };
}

/** Calls `changed` when the system's or the page's theme becomes another one. */
export function onThemeChange(changed: () => void): void {
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', changed);
  new MutationObserver(changed).observe(document.documentElement, {
    attributes: true,
    attributeFilter: ['data-theme'],
  });
}
