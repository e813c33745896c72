// The line that says what is shown of a walk: a condition, protocols, a node, a connection or packet that is followed, and how
// much of the walk that is. It stands below the bar while it is open or anything is left out.
import type { CursorView, Follow, PictureView, ProtocolClass } from '../view/messages.ts';
import { element, part } from './dom.ts';
import { choose, recall, remember } from './host.ts';
import { fill, formatCount, TEXT } from './text.ts';

/** Milliseconds between the last key and the filter. */
const PAUSE = 250;

export class Filter {
  readonly #line = part('filter');
  readonly #expression = element('input', {
    class: 'expression',
    title: TEXT.expressionTitle,
    attributes: {
      type: 'text',
      placeholder: TEXT.expression,
      'aria-label': TEXT.filter,
      spellcheck: 'false',
    },
  });
  readonly #protocols = element('span', {
    class: 'protocols',
    attributes: { role: 'group', 'aria-label': TEXT.protocols },
  });
  readonly #node = element('select', { title: TEXT.node, attributes: { 'aria-label': TEXT.node } });
  readonly #follow = element('button', { class: 'chip', onclick: () => choose({ follow: undefined }) });
  readonly #count = element('span', { class: 'count', attributes: { role: 'status' } });
  readonly #problem = element('p', { class: 'problem', attributes: { role: 'alert' } });
  readonly #empty = part('nothing-matches');
  #picture: PictureView | undefined;
  #about: CursorView['about'] = { packet: undefined, conversation: undefined };
  #timer: number | undefined;

  constructor() {
    const close = element('button', {
      class: 'icon close',
      title: TEXT.closeFilter,
      attributes: { 'aria-label': TEXT.closeFilter },
      onclick: () => this.close(),
    });
    close.textContent = '✕';
    this.#line.append(
      this.#expression,
      this.#protocols,
      this.#node,
      this.#follow,
      this.#count,
      close,
      this.#problem,
    );
    this.#expression.value = recall().choice.expression;
    this.#expression.addEventListener('input', () => {
      const expression = this.#expression.value;
      // Kept at once: the panel may be hidden before the pause is over.
      remember({ choice: { ...recall().choice, expression } });
      clearTimeout(this.#timer);
      this.#timer = window.setTimeout(() => choose({ expression }), PAUSE);
    });
    this.#line.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape') return;
      this.close();
      event.stopPropagation();
    });
    this.#node.addEventListener('change', () => choose({ node: this.#node.value || undefined }));
    this.#empty.append(
      element('h1', {}, TEXT.nothingMatches),
      element('p', {}),
      element('button', { class: 'primary', onclick: () => this.clear() }, TEXT.endFilter),
    );
  }

  show(picture: PictureView): void {
    this.#picture = picture;
    this.#draw();
  }

  point({ about }: CursorView): void {
    this.#about = about;
  }

  /** Opens the line and takes the keyboard. */
  open(): void {
    remember({ isFiltering: true });
    this.#draw();
    this.#expression.focus();
    this.#expression.select();
  }

  close(): void {
    remember({ isFiltering: false });
    if (isFiltered()) this.clear();
    else this.#draw();
    part('scroller').focus();
  }

  clear(): void {
    clearTimeout(this.#timer);
    this.#expression.value = '';
    choose({ expression: '', hidden: [], node: undefined, follow: undefined });
    this.#draw();
  }

  /** No more than what the current row is part of. */
  follow(kind: Follow['kind']): void {
    const { packet, conversation } = this.#about;
    if (kind === 'packet' && packet !== undefined) choose({ follow: { kind, packet } });
    if (kind === 'conversation' && conversation !== undefined) choose({ follow: { kind, conversation } });
  }

  #draw(): void {
    const picture = this.#picture;
    const { choice, isFiltering } = recall();
    this.#line.hidden = !(isFiltering || isFiltered()) || picture === undefined;
    if (!picture) return;
    this.#protocols.replaceChildren(...picture.protocols.map((protocol) => protocolButton(protocol)));
    this.#node.replaceChildren(
      element('option', { attributes: { value: '' } }, TEXT.anyNode),
      ...picture.columns.map(({ name }) => element('option', { attributes: { value: name } }, name)),
    );
    this.#node.value = choice.node ?? '';
    this.#follow.hidden = choice.follow === undefined;
    this.#follow.textContent = choice.follow ? `${followText(choice.follow)} ✕` : '';
    const rows = formatCount(picture.unfilteredCount);
    this.#count.textContent = isFiltered()
      ? fill(TEXT.shownOf, { shown: formatCount(picture.passedCount), rows })
      : '';
    this.#problem.textContent = picture.expressionProblem ?? '';
    this.#problem.hidden = picture.expressionProblem === undefined;
    this.#expression.setAttribute('aria-invalid', String(picture.expressionProblem !== undefined));
    const isEmpty = picture.unfilteredCount > 0 && picture.passedCount === 0;
    this.#empty.hidden = !isEmpty;
    const text = this.#empty.querySelector('p');
    if (text) text.textContent = fill(TEXT.nothingMatchesText, { rows });
  }
}

function isFiltered(): boolean {
  const { expression, hidden, node, follow } = recall().choice;
  return expression.trim() !== '' || hidden.length > 0 || node !== undefined || follow !== undefined;
}

function followText(follow: Follow): string {
  return follow.kind === 'packet'
    ? fill(TEXT.followedPacket, { packet: follow.packet })
    : TEXT.followedConnection;
}

function protocolButton(protocol: ProtocolClass): HTMLElement {
  const { hidden } = recall().choice;
  const isShown = !hidden.includes(protocol);
  const name = protocol.toUpperCase();
  return element(
    'button',
    {
      class: `protocol p-${protocol}`,
      title: fill(isShown ? TEXT.hideProtocol : TEXT.showProtocol, { protocol: name }),
      attributes: { 'aria-pressed': String(isShown) },
      onclick: () =>
        choose({ hidden: isShown ? [...hidden, protocol] : hidden.filter((one) => one !== protocol) }),
    },
    name,
  );
}
