/** The search button. All that searching needs is loaded when a reader opens it, not before. */
class SiteSearch extends HTMLElement {
  connectedCallback(): void {
    const open = this.querySelector<HTMLButtonElement>('.search-open');
    const dialog = this.querySelector('dialog');
    const input = this.querySelector('input');
    if (!open || !dialog || !input) return;
    let loaded: Promise<unknown> | undefined;
    const show = () => {
      if (dialog.open) return;
      dialog.showModal();
      input.select();
      loaded ??= import('./window.ts').then(({ start }) => {
        start({ dialog, input, root: new URL(this.dataset.root ?? './', location.href) });
      });
    };
    open.disabled = false;
    open.addEventListener('click', show);
    window.addEventListener('keydown', (event) => {
      if ((event.ctrlKey || event.metaKey) && event.key === 'k') {
        event.preventDefault();
        show();
      }
    });
  }
}

customElements.define('site-search', SiteSearch);
