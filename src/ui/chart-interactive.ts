/**
 * Runs on every page with charts and must stay small: shows the "Explore" buttons and loads the interactive chart when a reader
 * asks for it. A reader who points at a chart or tabs into it is about to ask, so the code is fetched then.
 */
const load = () => import('./chart-js.ts');

for (const figure of document.querySelectorAll<HTMLElement>('[data-chart]')) {
  const button = figure.querySelector<HTMLButtonElement>('[data-explore]');
  if (!button) continue;
  button.hidden = false;
  const fetchEarly = () => void load().catch(() => undefined);
  for (const event of ['pointerenter', 'focusin']) figure.addEventListener(event, fetchEarly, { once: true });
  button.addEventListener('click', () => {
    load()
      .then(({ toggle }) => toggle(figure, button))
      .catch(() => (button.textContent = button.dataset['unreachable'] ?? ''));
  });
}
