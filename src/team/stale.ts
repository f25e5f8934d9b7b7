/** Compares the reader's clock with the time of the pull. The page itself does not depend on when it was built. */
const banner = document.querySelector<HTMLElement>('.stale');
const pulled = Date.parse(banner?.dataset.pulled ?? '');
// eslint-disable-next-line no-restricted-syntax -- the reader's clock is what this is about
const hours = (Date.now() - pulled) / 3_600_000;
if (banner && hours > Number(banner.dataset.hours)) {
  const age = hours < 72 ? `${Math.floor(hours)} hours` : `${Math.floor(hours / 24)} days`;
  banner.textContent = `This page is ${age} old: no night has published since. Look at the last run of the nightly job.`;
  banner.hidden = false;
}
