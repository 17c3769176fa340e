import type { CalendarDate } from '@lastpatch/release-model';
import { type ComponentChild, h, render } from 'preact';
import { answerTo } from '../box/answer.ts';
import { AnswerView } from '../box/answer-view.ts';
import { BOX_IDS } from '../box/box-section.ts';
import { UnreadableDocument } from '../box/document-field.ts';
import { enteredIn, runFragment } from '../box/run-fragment.ts';
import { type TextAt, TreeData } from '../box/tree-data.ts';
import { shownName } from '../shown-name.ts';

/** What the box reaches outside of the page. */
export interface BoxEdge {
  readonly textAt: TextAt;
  /** The reader's day, asked anew for each answer: a page may stay open for long. */
  readonly today: () => CalendarDate;
  /** The address of a page by its path in the tree. */
  readonly hrefOf: (path: string) => string;
}

/** The parts of the section that the script needs. */
interface BoxParts {
  readonly form: HTMLElement;
  readonly input: HTMLInputElement;
  readonly region: HTMLElement;
  /** As the page says them. */
  readonly examples: readonly string[];
}

/**
 * Makes the section of the box work, on a page that has it. What is entered goes into the address's fragment, and what stands
 * in the fragment is answered: so going back and forward, shared addresses and the examples' links all work alike.
 */
export function startBox(edge: BoxEdge): void {
  const parts = boxParts();
  if (!parts) return;
  const { form, input } = parts;
  const box = new Box(parts, edge);
  input.addEventListener('focus', () => void box.warmUp(), { once: true });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const text = input.value;
    // Where the fragment stays, nothing else would answer.
    if (text.trim() === '' || text === enteredIn(location.hash)) void box.show(text);
    else location.hash = runFragment(text);
  });
  addEventListener('hashchange', () => void box.follow());
  // What is written already, before the script was there, stays.
  if (location.hash !== '') void box.follow();
}

function boxParts(): BoxParts | undefined {
  const [form, input, hint, region] = [BOX_IDS.form, BOX_IDS.entered, BOX_IDS.hint, BOX_IDS.answer].map(
    (id) => document.getElementById(id),
  );
  if (!form || !(input instanceof HTMLInputElement) || !region) return undefined;
  const links = [...(hint?.querySelectorAll('a') ?? [])];
  return { form, input, region, examples: links.map(({ textContent }) => textContent) };
}

class Box {
  readonly #parts: BoxParts;
  readonly #edge: BoxEdge;
  readonly #data: TreeData;
  /** Counts what was asked: only the last is answered. */
  #asked = 0;

  constructor(parts: BoxParts, edge: BoxEdge) {
    this.#parts = parts;
    this.#edge = edge;
    this.#data = new TreeData(edge.textAt);
  }

  /** Reads what every answer needs. Where it cannot be had, the first answer says so. */
  async warmUp(): Promise<void> {
    await this.#data.names().catch(() => undefined);
  }

  /** Answers what the fragment says. One that leads to a part of the page changes nothing; none at all takes the answer back. */
  async follow(): Promise<void> {
    const text = enteredIn(location.hash);
    if (text === undefined && location.hash !== '') return;
    this.#parts.input.value = text ?? '';
    if (text !== undefined) return this.show(text);
    this.#asked++;
    this.#render(null);
  }

  async show(text: string): Promise<void> {
    const asked = ++this.#asked;
    this.#render(h('p', { class: 'box-quiet' }, `Looking up ${shownName(text)} …`));
    const shown = await this.#answered(text);
    if (asked === this.#asked) this.#render(shown);
  }

  async #answered(text: string): Promise<ComponentChild> {
    const on = this.#edge.today();
    const { examples } = this.#parts;
    try {
      const answer = await answerTo(text, { on, data: this.#data });
      return h(AnswerView, { answer, on, examples, hrefOf: this.#edge.hrefOf });
    } catch (error) {
      const isKnown = error instanceof UnreadableDocument;
      if (!isKnown) reportError(error);
      const said = isKnown
        ? error.message
        : 'That could not be worked out: the script of this page has a fault.';
      return h('p', { class: 'box-bad' }, said);
    }
  }

  #render(shown: ComponentChild): void {
    const { region } = this.#parts;
    const hadFocus = region.contains(document.activeElement);
    render(shown, region);
    // The link that was picked is gone: without this, keyboards and screen readers would begin at the top of the page.
    if (hadFocus && !region.contains(document.activeElement)) region.focus();
  }
}
