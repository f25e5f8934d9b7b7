/** Gives every block of canned text on a page a button that copies it. */
for (const block of document.querySelectorAll<HTMLPreElement>('.sl-markdown-content pre')) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'copy';
  button.textContent = 'Copy';
  const frame = document.createElement('div');
  frame.className = 'copy-frame';
  block.replaceWith(frame);
  frame.append(block, button);
  // A block that scrolls must be reachable by keyboard.
  block.tabIndex = 0;
  button.addEventListener('click', () => {
    const say = (word: string) => {
      button.textContent = word;
    };
    navigator.clipboard.writeText(block.innerText.trimEnd()).then(
      () => say('Copied'),
      () => say('Not allowed: select and copy'),
    );
  });
}
