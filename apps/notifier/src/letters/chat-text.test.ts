import { describe, expect, it } from 'vitest';
import { chatLink, chatText, markdownLink, markdownText } from './chat-text.ts';

describe('a text in a chat', () => {
  it.each([
    ['OpenStack 2025.1 Epoxy', 'OpenStack 2025.1 Epoxy'],
    ['a < b > c & d', 'a &lt; b &gt; c &amp; d'],
    ['&lt;', '&amp;lt;'],
    ['<!here> @channel <@U1>', '&lt;!here&gt; ＠channel &lt;＠U1&gt;'],
    ['*bold* _it_ ~no~ `code`', '∗bold∗ ＿it＿ ∼no∼ ˋcodeˋ'],
    ['[click](https://evil.example)', '［click］(https: //evil․example)'],
    ['<https://evil.example|click>', '&lt;https: //evil․example｜click&gt;'],
    ['www.evil.com', 'www․evil․com'],
    ['Node.js 20.1', 'Node․js 20.1'],
    ['nova 13.0.0.0rc1 is out. Read on', 'nova 13.0.0.0rc1 is out. Read on'],
    ['a :fire:, :+1::x:', 'a ∶fire:, ∶+1:∶x:'],
    ['#security of C# and #1', '＃security of C# and #1'],
    ['MOVED: Epoxy: 24 Oct', 'MOVED: Epoxy: 24 Oct'],
    ['a\nb', 'a b'],
  ])('%j is written %j', (text, chat) => {
    expect(chatText(text)).toBe(chat);
  });
});

describe('a link in a chat', () => {
  it.each([
    ['https://releases.openstack.org/caracal/', ['https://releases.openstack.org/caracal/']],
    ['https://example.org/a_b*c~(d)?e=1&f=2', ['https://example.org/a%5Fb%2Ac%7E%28d%29?e=1&amp;f=2']],
    ['https://example.org/@channel', ['https://example.org/%40channel']],
    ['https://example.org/|click', []],
    ['javascript:alert(1)', []],
    [null, []],
  ])('%s is shown as %j', (link, shown) => {
    expect(chatLink(link)).toEqual(shown);
  });
});

describe('a text in Markdown', () => {
  it.each([
    ['OpenStack 2025.1 Epoxy', 'OpenStack 2025.1 Epoxy'],
    ['<!channel> <script> &lt;b&gt;', '＜!channel＞ ＜script＞ ＆lt;b＆gt;'],
    ['@channel @all ~town-square', '＠channel ＠all ∼town-square'],
    ['**bold** ![x](https://evil.example/x.png)', '∗∗bold∗∗ !［x］(https: //evil․example/x․png)'],
    ['{{DATE(2026-09-02T00:00:00Z)}} ${x}', '｛｛DATE(2026-09-02T00∶00:00Z)｝｝ $｛x｝'],
    ['a\n# b', 'a # b'],
  ])('%j is written %j', (text, written) => {
    expect(markdownText(text)).toBe(written);
  });

  it('keeps a link as it is, but for what is markup', () => {
    expect(markdownLink('https://example.org/a_(b)?e=1&f=2')).toEqual([
      'https://example.org/a%5F%28b%29?e=1&f=2',
    ]);
    expect(markdownLink('https://example.org/](https://evil.example)')).toEqual([]);
  });
});
