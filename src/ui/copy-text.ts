/** Makes the buttons that copy a text work: `data-copy` names its element, `data-copied` and `data-refused` what is said then. */
for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copy]')) {
  const { copy = '', copied = '', refused = '' } = button.dataset;
  button.hidden = false;
  button.addEventListener('click', () => {
    const say = (words: string) => {
      button.textContent = words;
      // The name of the button would hide what happened.
      button.removeAttribute('aria-label');
    };
    navigator.clipboard.writeText(document.getElementById(copy)?.textContent ?? '').then(
      () => say(copied),
      () => say(refused),
    );
  });
}
