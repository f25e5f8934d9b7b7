/** Escape hides the tooltip of a term until the pointer and the focus have left it; styles/glossary.css shows it. */
document.addEventListener('keydown', ({ key }) => {
  if (key !== 'Escape') return;
  for (const term of document.querySelectorAll('.term:is(:hover, :focus-within)')) term.classList.add('dismissed');
});
for (const event of ['pointerover', 'focusin', 'focusout']) {
  document.addEventListener(event, () => {
    for (const term of document.querySelectorAll('.term.dismissed:not(:hover, :focus-within)'))
      term.classList.remove('dismissed');
  });
}
