import { expect, test } from 'vitest';
import { partsOf } from '../../src/communities/contents.ts';

test('a page is cut before its first section, and nothing of it is lost', () => {
  const html = '<p class="headline">Four of five.</p><section><h2 id="a">One</h2></section><p>After</p>';
  const { lead, body } = partsOf(html);
  expect(lead).toBe('<p class="headline">Four of five.</p>');
  expect(lead + body).toBe(html);
  expect(partsOf('<p>No section</p>')).toEqual({ lead: '<p>No section</p>', body: '', sections: [] });
});

test('sections are the headings of the second level that can be linked, by their short name or their words', () => {
  const { sections } = partsOf(`<section><h2 id="use" class="x" data-nav="Use &#38; cost">Use doubled in term</h2>
    <h3 id="inner">Inner</h3><h2>No id</h2>
    <h2
      id="terms">Growth <b>&lt;by&gt;</b>
      term &amp; year</h2></section>`);
  expect(sections).toEqual([
    { id: 'use', label: 'Use & cost' },
    { id: 'terms', label: 'Growth <by> term & year' },
  ]);
});
