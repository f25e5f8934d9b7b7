import type { Reading } from './chart-reading.ts';

/** An element with attributes; texts become text, never markup. */
export function dom<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Record<string, string>,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

/** A line that screen readers speak when it changes. */
export const announcer = (): HTMLElement => dom('p', { class: 'chart-readout', 'aria-live': 'polite' });

/** One checkbox per series or mark; `colours` reads the colour of each as the theme has it. */
export function partToggles({ parts }: Reading, name: string) {
  const inputs = parts.map(() => dom('input', { type: 'checkbox' }));
  for (const input of inputs) input.checked = true;
  const labels = parts.map(({ label, style }, i) =>
    dom('label', { class: style }, ...inputs.slice(i, i + 1), dom('span', {}, label)),
  );
  const legend = dom('legend', { class: 'visually-hidden' }, name);
  const fieldset = dom('fieldset', { class: 'chart-series' }, legend, ...labels);
  return { fieldset, inputs, colours: () => labels.map((label) => getComputedStyle(label).color) };
}
