// The scroll area: heads that stay, and pages under them that are fetched and drawn when they come near. Stepping never draws:
// it toggles classes on what is there.
import type { CursorView, PageView, PictureView } from '../view/messages.ts';
import { element, part } from './dom.ts';
import { draw } from './drawing.ts';
import { foldAt } from './fold.ts';
import { Heads } from './heads.ts';
import { recall, remember, tell } from './host.ts';
import { chooseMeasure, isSameMeasure, isTight, type Measure } from './measure.ts';
import { buildPage, type DrawnPage, dimFuture, ROW_ESTIMATE } from './page.ts';
import { ScrollArea } from './scroll-area.ts';
import { bringIntoView, scrollBehaviour } from './sight.ts';
import {
  forgetFarthest,
  nearestFirst,
  type PageSlot,
  renewSlot,
  setHeight,
  showFailure,
  slotOfRow,
  takeView,
} from './slot.ts';
import { onThemed, readTheme, type Theme } from './theme.ts';

export class Diagram {
  readonly #area = new ScrollArea(part('scroller'), {
    scrolled: () => this.#scrolled(),
    resized: () => this.#resized(),
  });
  readonly #heads = new Heads();
  readonly #themed: () => void;
  readonly #pages = part('pages');
  #picture: PictureView | undefined;
  #slots: PageSlot[] = [];
  #cursor: CursorView | undefined;
  #theme: Theme = readTheme();
  #measure: Measure = chooseMeasure(0, 0);
  #generation = 0;
  /** the current row's page is awaited */
  #isFollowing = false;
  #marked: readonly Element[] = [];
  readonly #here = element('div', { class: 'here', attributes: { hidden: '' } });

  /** `themed`: the theme is another one. */
  constructor(themed: () => void) {
    this.#themed = themed;
    this.#pages.addEventListener('click', ({ target }) => {
      if (target instanceof Element && foldAt(target)) return;
      const marked = target instanceof Element ? target.closest<HTMLElement>('[data-step]') : null;
      if (marked?.dataset['step'] !== undefined) tell({ kind: 'go', step: Number(marked.dataset['step']) });
    });
    onThemed(() => this.#restyled());
    document.addEventListener('visibilitychange', () => this.#fill());
  }

  show(picture: PictureView, pages: readonly PageView[]): void {
    this.#picture = picture;
    const before = this.#measure;
    this.#measure = this.#chooseMeasure();
    this.#restart(pages, isSameMeasure(before, this.#measure));
  }

  clear(): void {
    this.#picture = undefined;
    this.#slots = [];
    this.#generation += 1;
    this.#heads.clear();
    this.#pages.replaceChildren();
  }

  take(page: PageView): void {
    const slot = this.#slots[page.page];
    if (!slot || page.version !== this.#picture?.version) return;
    takeView(slot, page);
    if (slot.drawn) this.#finish(slot.drawn, page);
    this.#fill();
  }

  /** Lays the slots anew; what was drawn stays in sight until its successor is finished, or is it where `mayKeep` and nothing has changed. */
  #restart(pages: readonly PageView[], mayKeep: boolean): void {
    const picture = this.#picture;
    if (!picture) return;
    this.#generation += 1;
    const old = this.#slots;
    this.#slots = picture.headingCounts.map((headings, index) => {
      const rows = Math.min(picture.pageRows, picture.rowCount - index * picture.pageRows);
      const before = old[index];
      const slot = renewSlot(before, { rows, headings, mayKeep });
      const known = before?.view?.version === picture.version ? before.view : undefined;
      const view = pages.find(({ page }) => page === index) ?? known;
      if (view) takeView(slot, view);
      return slot;
    });
    // What stays is not moved: it would have to be laid out and painted again.
    for (const { holder } of old.slice(this.#slots.length)) holder.remove();
    if (!this.#here.isConnected) this.#pages.append(this.#here);
    this.#here.before(...this.#slots.slice(old.length).map(({ holder }) => holder));
    this.#pages.style.width = `${this.#heads.draw(picture, this.#measure)}px`;
    if (this.#cursor) this.#heads.point(this.#cursor);
    this.#fill();
  }

  #chooseMeasure(): Measure {
    const room = this.#area.width;
    part('scroller').classList.toggle('tight', isTight(room));
    return chooseMeasure(room, this.#picture?.columns.length ?? 0);
  }

  // ---- drawing

  /** Asks for and draws what is in sight or nearly. */
  #fill(): void {
    const picture = this.#picture;
    // A hidden panel measures wrongly.
    if (!picture || document.hidden || this.#area.width === 0) return;
    forgetFarthest(this.#slots, this.#area);
    for (const { slot, index } of nearestFirst(this.#slots, this.#area)) {
      if (slot.drawn || slot.isDrawing || slot.hasFailed) continue;
      if (slot.view) void this.#drawSlot(slot, slot.view);
      else if (!slot.isAsked) {
        slot.isAsked = true;
        tell({ kind: 'page', version: picture.version, page: index });
      }
    }
  }

  async #drawSlot(slot: PageSlot, view: PageView): Promise<void> {
    slot.isDrawing = true;
    const generation = this.#generation;
    const isWanted = (): boolean =>
      generation === this.#generation &&
      !document.hidden &&
      nearestFirst(this.#slots, this.#area).some((near) => near.slot === slot);
    const svg = await draw({
      text: view.mermaid,
      theme: this.#theme,
      pitch: this.#measure.pitch,
      isWanted,
    }).catch((error: unknown) => {
      showFailure(slot, error);
      return undefined;
    });
    slot.isDrawing = false;
    if (generation !== this.#generation) return;
    if (!svg) {
      this.#fill();
      return;
    }
    const drawn = buildPage(view, svg, this.#measure);
    slot.drawn = drawn;
    slot.holder.replaceChildren(drawn.element);
    setHeight(slot, drawn.height);
    this.#finish(drawn, view);
    this.#fill();
  }

  /** A page has its drawing. */
  #finish(drawn: DrawnPage, view: PageView): void {
    dimFuture(view, drawn, this.#cursor);
    this.#mark(this.#isFollowing);
    if (this.#slots.every(({ drawn, view }) => drawn || !view)) this.#restoreScroll();
  }

  #scrollWanted: number | undefined = recall().scroll;

  #restoreScroll(): void {
    if (this.#scrollWanted === undefined) return;
    const wanted = this.#scrollWanted;
    this.#scrollWanted = undefined;
    if (wanted > 0) this.#area.scrollTo({ top: wanted, behavior: 'instant' });
    else this.#mark(true);
  }

  #scrolled(): void {
    // What stands at the left edge covers the drawing only when that is under it.
    part('scroller').classList.toggle('sideways', this.#area.left > 0);
    remember({ scroll: this.#area.top });
    this.#fill();
  }

  #resizeTimer: number | undefined;

  #resized(): void {
    clearTimeout(this.#resizeTimer);
    this.#resizeTimer = window.setTimeout(() => {
      if (!this.#picture || this.#area.width === 0) return;
      const measure = this.#chooseMeasure();
      if (!isSameMeasure(measure, this.#measure)) {
        this.#measure = measure;
        this.#restart([], false);
      } else this.#fill();
    }, 60);
  }

  #restyled(): void {
    const theme = readTheme();
    if (theme.fingerprint === this.#theme.fingerprint) return;
    this.#theme = theme;
    this.#themed();
    this.#measure = this.#chooseMeasure();
    this.#restart([], false);
  }

  // ---- the cursor

  point(cursor: CursorView): void {
    const before = this.#cursor;
    this.#cursor = cursor;
    if (cursor.version !== this.#picture?.version) return;
    for (const { view, drawn } of this.#slots) if (view && drawn) dimFuture(view, drawn, cursor);
    this.#heads.point(cursor);
    this.#mark(before !== undefined && before.step !== cursor.step);
  }

  /** Marks the current row, and the place of the step on its lifeline. */
  #mark(follow: boolean): void {
    for (const part of this.#marked) part.classList.remove('current');
    this.#marked = [];
    this.#here.hidden = true;
    const cursor = this.#cursor;
    if (!cursor || cursor.step < 0) {
      if (follow) this.#area.scrollTo({ top: 0, behavior: scrollBehaviour() });
      return;
    }
    const nearest = Math.max(0, cursor.row ?? cursor.begun - 1);
    const at = slotOfRow(this.#slots, nearest, this.#picture?.pageRows ?? 1);
    const drawn = at?.slot.drawn;
    const row = drawn?.rows[at?.offset ?? 0];
    // Its page has to be drawn first: go there, and mark it then.
    this.#isFollowing = follow && !row;
    if (at && !row && follow) {
      const top = at.top + at.offset * ROW_ESTIMATE;
      this.#area.scrollTo({ top: Math.max(0, top - 80), behavior: 'instant' });
    }
    if (!at || !drawn || !row) return;
    if (cursor.row !== undefined) {
      this.#marked = row.parts;
      for (const part of row.parts) part.classList.add('current');
    }
    const x = cursor.column === undefined ? undefined : drawn.lifelines[cursor.column];
    const isBefore = cursor.row === undefined && cursor.begun === 0;
    const within = cursor.row !== undefined ? row.y : isBefore ? row.top + 4 : row.bottom + 2;
    if (x !== undefined) {
      this.#here.hidden = false;
      this.#here.style.transform = `translate(${x}px, ${at.top + within}px)`;
    }
    if (!follow) return;
    bringIntoView(
      this.#area,
      { top: at.top + row.top, bottom: at.top + row.bottom, x },
      { head: this.#heads.height, pitch: this.#measure.pitch },
    );
  }
}
