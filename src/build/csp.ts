import { createHash } from 'node:crypto';
import type { PageFacts } from './html.ts';

/**
 * The Content-Security-Policy of a page, made from what the page holds: nothing but its own origin, and inline pieces by
 * hash only. Astro's own `security.csp` does not hash `is:inline` scripts, of which Starlight has several.
 */
export function policyOf({ scripts, styles, styleAttributes }: PageFacts, wasm: boolean): string {
  const directives = [
    ['default-src', "'none'"],
    ['script-src', "'self'", ...(wasm ? ["'wasm-unsafe-eval'"] : []), ...hashes(scripts)],
    ['style-src', "'self'", ...hashes(styles)],
    // CSP 3: 'unsafe-hashes' lets style attributes be named by hash; it allows none that is not named.
    ...(styleAttributes.length ? [['style-src-attr', "'unsafe-hashes'", ...hashes(styleAttributes)]] : []),
    ['img-src', "'self'", 'data:'],
    ['font-src', "'self'"],
    ['connect-src', "'self'"],
    ['base-uri', "'none'"],
    ['form-action', "'none'"],
  ];
  return directives.map((directive) => directive.join(' ')).join('; ');
}

const hashes = (pieces: string[]): string[] =>
  [...new Set(pieces)].map((piece) => `'sha256-${createHash('sha256').update(piece).digest('base64')}'`).sort();
