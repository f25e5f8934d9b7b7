import type { Live } from './live.ts';

/**
 * Runs on every page with tables of the workspace and must stay small: makes the controls usable. What filters and sorts, and
 * the rows themselves, are loaded when a reader is about to use a table, or when the address asks for some of its rows.
 */
const sections = [...document.querySelectorAll<HTMLElement>('[data-work-table]')];
/** Its parameters in the address have no prefix. */
const main = sections.find(({ dataset }) => 'main' in dataset) ?? sections[0];
const params = new URLSearchParams(location.search);

for (const section of sections) {
  const prefix = section === main ? '' : `${section.dataset['workTable'] ?? ''}.`;
  let live: Promise<Live> | undefined;
  const wake = () =>
    (live ??= import('./live.ts')
      .then(({ open }) => open(section, prefix))
      .catch((error: unknown) => {
        live = undefined;
        throw error;
      }));
  const say = () => {
    const count = section.querySelector('[data-count]');
    if (count) count.textContent = count.getAttribute('data-unreachable');
  };
  const act = (event: Event) => {
    const { target } = event;
    if (target instanceof HTMLElement) wake().then((one) => one.act(target), say);
  };

  for (const heading of section.querySelectorAll<HTMLElement>('th[data-column]')) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'work-sort';
    button.append(...heading.childNodes);
    heading.append(button);
  }
  const bar = section.querySelector<HTMLElement>('.work-bar');
  const fields = bar?.querySelector('fieldset');
  const enable = () => {
    if (fields) fields.disabled = false;
  };
  for (const place of section.querySelectorAll('.work-bar, thead'))
    for (const event of ['pointerenter', 'focusin'])
      place.addEventListener(event, () => void wake().catch(say), { once: true });
  section.addEventListener('input', act);
  section.addEventListener('click', (event) => {
    if (event.target instanceof Element && event.target.closest('button')) act(event);
  });
  const isAsked = [...params.keys()].some((name) => (prefix === '' ? !name.includes('.') : name.startsWith(prefix)));
  // What the address asks for is shown before the reader asks for more.
  if (isAsked) void wake().catch(say).then(enable);
  else enable();
}
