import fc from 'fast-check';

/** Names as an upstream that is broken, or an attacker behind it, could send them, each by what it tries. */
export const HOSTILE_NAMES: Readonly<Record<string, string>> = {
  'a line break': 'Epoxy\nBcc: everyone@example.com',
  'a carriage return': 'Epoxy\rSubject: paid',
  'both line breaks': 'Epoxy\r\n\r\nA body of its own',
  'other line ends': 'Epoxy\u2028Second\u2029Third\u0085Fourth\u000bFifth\u000cSixth',
  'a tab': 'Epoxy\tTab',
  'an ANSI colour': 'Epoxy\u001b[31mred\u001b[0m',
  'an ANSI erasure': 'Epoxy\u001b[2J\u001b[1;1HYou win',
  'an 8-bit escape': 'Epoxy\u009b31mred',
  'a link in a terminal': 'Epoxy\u001b]8;;https://evil.example\u001b\\click\u001b]8;;\u001b\\',
  'a window title': 'Epoxy\u001b]0;owned\u0007',
  'a backspace': 'Epoxy\b\b\b\b\bZed',
  'a NUL': 'Ep\0oxy',
  'a DEL': 'Epoxy\u007f',
  'a bidirectional override': 'Epoxy \u202egnp.exe\u202c',
  'bidirectional isolates': 'Epoxy \u2066\u2067x\u2069\u2069',
  'zero-width characters': 'E\u200bp\u200co\u200dx\u2060y\ufeff',
  'a soft hyphen': 'Ep\u00adoxy',
  'language tags': 'Epoxy\u{e0041}\u{e0042}',
  'a private character': 'Epoxy\ue000',
  'a noncharacter': 'Epoxy\uffff',
  'a high surrogate alone': 'Epoxy\ud83d',
  'a low surrogate alone': '\ude00Epoxy',
  'a script element': '<script>alert(1)</script>',
  'a mention': '@channel <!here> @everyone',
  'a link in chat': '[Epoxy](https://evil.example) <https://evil.example|click>',
  'shell characters': '$(reboot) `id` ; rm -rf / && "quoted" \'too\' \\',
  'a format string': '%s %d %n {0} ${x}',
  'a very long word': 'E'.repeat(5000),
  'very many words': 'long name '.repeat(400),
  emoji: 'Epoxy 🚀👩‍🔧🇨🇭',
  Korean: '에폭시 릴리스',
  Japanese: 'エポキシ リリース',
  Chinese: '环氧树脂',
  'right-to-left letters': 'אפוקסי إيبوكسي',
  'accents of their own': 'E\u0301poxy\u0308',
  'a heap of accents': `E${'\u0301'.repeat(60)}poxy`,
  'accented letters': 'Époxy Ünïcôdé',
  'wide Latin': 'Ｅｐｏｘｙ',
  'what compatibility unfolds': '℀ ﷺ ① … ﬁ',
  'nothing but spaces': '   ',
  'nothing at all': '',
  'the prototype': '__proto__',
  'a number': '2025.1',
  'a formula': '=HYPERLINK("https://evil.example")',
};

/**
 * Characters that no renderer may let through: controls, line ends, overrides, invisible ones, half characters. Line
 * breaks are what the renderer itself makes; tests look for them apart.
 */
export const HARMFUL = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/u;

/** Texts of any code units, halves of characters among them, most of them of the ranges that hold the harmful ones. */
export function anyTexts(maxLength = 40): fc.Arbitrary<string> {
  const ranges = [
    [0, 0xff],
    [0x2000, 0x206f],
    [0xd800, 0xdfff],
    [0, 0xffff],
  ] as const;
  const unit = fc.oneof(...ranges.map(([min, max]) => fc.integer({ min, max })));
  return fc.array(unit, { maxLength }).map((units) => String.fromCharCode(...units));
}
