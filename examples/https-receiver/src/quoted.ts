const LONGEST = 120;

/** What a stranger sent, short and without characters that a terminal or a log would act on. */
export function quoted(text: string): string {
  const cut = text.length > LONGEST ? `${text.slice(0, LONGEST)}...` : text;
  return JSON.stringify(cut.replace(/[^ -~]/g, '?'));
}
