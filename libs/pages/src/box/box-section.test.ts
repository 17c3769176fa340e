import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { BOX_IDS, BoxSection } from './box-section.ts';
import { BOX_STYLE } from './box-style.ts';

const HTML = renderToString(h(BoxSection, null));

describe('the section of the box', () => {
  it('sends nothing anywhere: its input has no name, and its form no address', () => {
    expect(HTML).toContain('<form');
    expect(HTML).not.toMatch(/\s(?:name|action|formaction)=/);
  });

  it('needs no script or style of its own in the page', () => {
    expect(HTML).not.toMatch(/\s(?:style|on\w+)=|<script|<style/);
  });

  it('has a label, a hint and a place for the answer that is read aloud', () => {
    expect(HTML).toContain(`<label for="${BOX_IDS.entered}">`);
    expect(HTML).toMatch(
      new RegExp(`<input [^>]*id="${BOX_IDS.entered}"[^>]*aria-describedby="${BOX_IDS.hint}"`),
    );
    expect(HTML).toMatch(new RegExp(`id="${BOX_IDS.answer}"[^>]*aria-live="polite"`));
    expect(HTML).toContain('<a href="#run=nova%2031.0.0">nova 31.0.0</a>');
  });

  it('says what to do without scripts, and hides what would not work', () => {
    expect(HTML).toContain('<noscript><p>');
    expect(BOX_STYLE).toMatch(/@media \(scripting: none\) \{[^}]*\.box-form[^}]*display: none/);
  });

  it('has examples of its own where the tree holds other products', () => {
    const own = renderToString(h(BoxSection, { examples: ['appliance 7'] }));
    expect(own).toContain('<a href="#run=appliance%207">appliance 7</a>');
    expect(own).not.toContain('nova');
  });
});

describe('the style of the box', () => {
  it("has no colours but the page's, and loads nothing", () => {
    expect(BOX_STYLE).not.toMatch(/#[0-9a-f]{3}|rgb|hsl|url\(|@import/i);
    const used = new Set([...BOX_STYLE.matchAll(/var\((--[a-z]+)/g)].map(([, name]) => name));
    expect([...used].sort()).toEqual([
      '--accent',
      '--bad',
      '--good',
      '--line',
      '--muted',
      '--surface',
      '--text',
      '--warn',
    ]);
  });
});
