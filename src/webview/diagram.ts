// The scroll area: heads that stay, and pages under them that are fetched and drawn when they come near. Stepping never draws:
// it toggles classes on what is there.
import type { CursorView, PageView, PictureView } from '../view/messages.ts';
import { goAt } from './band.ts';
import { CurrentMarks } from './current.ts';
import { part } from './dom.ts';
import { Heads } from './heads.ts';
import { recall, tell } from './host.ts';
import { chooseMeasure, isSameMeasure, isTight, type Measure } from './measure.ts';
import { type DrawnPage, dimFuture, ROW_ESTIMATE } from './page.ts';
import { type Rows, ScrollPlace } from './scroll-place.ts';
import { bringIntoView, scrollTo } from './sight.ts';
import { drawSlot, forgetFarthest, layOut, nearestFirst, type PageSlot, takeView } from './slot.ts';
import { onThemed, readTheme, type Theme } from './theme.ts';

/** Milliseconds after a step in which one may want the next. */
const PAUSE = 200;

export interface DiagramReport {
  /** the theme is another one */
  readonly themed: () => void;
  /** a page is far out of sight, and comes again when somebody goes there */
  readonly forgotten: (page: number) => void;
}

export class Diagram {
  readonly #scroller = part('scroller');
  readonly #place = new ScrollPlace(this.#scroller);
  readonly #heads = new Heads();
  readonly #report: DiagramReport;
  readonly #pages = part('pages');
  #picture: PictureView | undefined;
  #slots: PageSlot[] = [];
  #cursor: CursorView | undefined;
  #theme: Theme = readTheme();
  #measure: Measure = chooseMeasure(0, 0, []);
  #generation = 0;
  /** the page of the current row, which is shown as soon as it is drawn */
  #awaited: PageSlot | undefined;
  /** nothing of this walk has been looked at yet: its cursor is what one wants to see */
  #isNewWalk = recall().place === undefined;
  readonly #marks = new CurrentMarks();
  /** somebody steps: nothing is drawn in advance, so that the next step need not wait */
  #pause: number | undefined;

  constructor(report: DiagramReport) {
    this.#report = report;
    for (const event of ['scroll', 'scrollend'] as const)
      this.#scroller.addEventListener(event, () => this.#scrolled(), { passive: true });
    this.#pages.addEventListener('click', ({ target }) => {
      if (target instanceof Element) goAt(target);
    });
    new ResizeObserver(() => this.#resized()).observe(this.#scroller);
    onThemed(() => this.#restyled());
    document.addEventListener('visibilitychange', () => this.#fill());
  }

  /** `nearestRow`: of the step, in the new picture. */
  show(picture: PictureView, pages: readonly PageView[], nearestRow: number): void {
    this.#picture = picture;
    if (this.#cursor) this.#place.renumber(this.#cursor.nearestRow, nearestRow);
    const before = this.#measure;
    this.#measure = this.#chooseMeasure();
    this.#restart(pages, isSameMeasure(before, this.#measure));
  }

  /** Another walk is going to be shown. */
  forget(): void {
    this.#place.forget();
    this.#isNewWalk = true;
  }

  clear(): void {
    this.#place.hold();
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

  /** Lays the slots anew; what was drawn stays until its successor is finished, or for good where `mayKeep` and nothing has changed. */
  #restart(pages: readonly PageView[], mayKeep: boolean): void {
    const picture = this.#picture;
    if (!picture) return;
    this.#generation += 1;
    const old = this.#slots;
    this.#slots = layOut(picture, pages, old, mayKeep);
    this.#place.hold();
    // What stays is not moved: it would have to be laid out and painted again.
    for (const { holder } of old.slice(this.#slots.length)) holder.remove();
    const { here } = this.#marks;
    if (!here.isConnected) this.#pages.append(here);
    here.before(...this.#slots.slice(old.length).map(({ holder }) => holder));
    this.#pages.style.width = `${this.#heads.draw(picture, this.#measure)}px`;
    if (this.#cursor) this.#heads.point(this.#cursor);
    this.#restoreScroll();
    this.#fill();
  }

  /** Who zooms in wants to see less and larger, not the same in less room. */
  #chooseMeasure(): Measure {
    const room = this.#scroller.clientWidth * Math.max(1, recall().zoom);
    this.#scroller.classList.toggle('tight', isTight(room));
    const { columns = [], reaches = [] } = this.#picture ?? {};
    return chooseMeasure(room, columns.length, reaches);
  }

  // ---- drawing

  /** Asks for and draws what is in sight or nearly. */
  #fill(): void {
    const picture = this.#picture;
    // A hidden panel measures wrongly.
    if (!picture || document.hidden || this.#scroller.clientWidth === 0) return;
    for (const page of forgetFarthest(this.#slots, this.#scroller)) this.#report.forgotten(page);
    for (const { slot, index, isInSight } of nearestFirst(this.#slots, this.#scroller, this.#awaited)) {
      if (slot.drawn || slot.isDrawing || slot.hasFailed) continue;
      if (!isInSight && this.#pause !== undefined) continue;
      if (slot.view) void this.#drawSlot(slot, slot.view);
      else if (!slot.isAsked) {
        slot.isAsked = true;
        tell({ kind: 'page', version: picture.version, page: index });
      }
    }
  }

  async #drawSlot(slot: PageSlot, view: PageView): Promise<void> {
    const generation = this.#generation;
    const isValid = (): boolean => generation === this.#generation;
    const look = { theme: this.#theme, measure: this.#measure };
    const drawn = await drawSlot(slot, view, look, this.#scroller, isValid);
    if (!isValid()) return;
    if (drawn) this.#finish(drawn, view);
    this.#fill();
  }

  /** A page has its drawing. */
  #finish(drawn: DrawnPage, view: PageView): void {
    dimFuture(view, drawn, this.#cursor);
    this.#mark(this.#awaited !== undefined);
    this.#restoreScroll();
  }

  #restoreScroll(): void {
    this.#place.restore(this.#rows);
  }

  get #rows(): Rows {
    const current = this.#cursor && this.#cursor.step >= 0 ? this.#cursor.nearestRow : undefined;
    return { slots: this.#slots, pageRows: this.#picture?.pageRows ?? 1, current };
  }

  #scrolled(): void {
    // What stands at the left edge covers the drawing only when that is under it.
    this.#scroller.classList.toggle('sideways', this.#scroller.scrollLeft > 0);
    if (this.#picture) this.#place.keep(this.#rows);
    this.#fill();
  }

  #resizeTimer: number | undefined;

  /** The scroll area is zoomed, and has been scrolled to what one looks at. */
  zoomed(): void {
    if (this.#picture) this.#place.settle(this.#rows);
    this.#resized();
  }

  #resized(): void {
    clearTimeout(this.#resizeTimer);
    this.#resizeTimer = window.setTimeout(() => {
      if (!this.#picture || this.#scroller.clientWidth === 0) return;
      const measure = this.#chooseMeasure();
      if (!isSameMeasure(measure, this.#measure)) {
        this.#measure = measure;
        this.#restart([], false);
        return;
      }
      this.#place.hold();
      this.#restoreScroll();
      this.#fill();
    }, 60);
  }

  #restyled(): void {
    const theme = readTheme();
    if (theme.fingerprint === this.#theme.fingerprint) return;
    this.#theme = theme;
    this.#report.themed();
    this.#measure = this.#chooseMeasure();
    this.#restart([], false);
  }

  // ---- the cursor

  /** `page`: that of its row, where it was far away. */
  point(cursor: CursorView, page: PageView | undefined): void {
    const before = this.#cursor;
    this.#cursor = cursor;
    clearTimeout(this.#pause);
    this.#pause = window.setTimeout(() => {
      this.#pause = undefined;
      this.#fill();
    }, PAUSE);
    if (cursor.version !== this.#picture?.version) return;
    const slot = page && this.#slots[page.page];
    if (slot && !slot.view) takeView(slot, page);
    for (const { view, drawn } of this.#slots) if (view && drawn) dimFuture(view, drawn, cursor);
    this.#heads.point(cursor);
    // Where the text has changed under it, the diagram stays where one looks at it.
    const hasMoved = before?.version === cursor.version && before.step !== cursor.step;
    this.#mark(hasMoved || this.#isNewWalk);
    this.#isNewWalk = false;
  }

  /** Marks the current row, and the place of the step on its lifeline. */
  #mark(follow: boolean): void {
    if (follow) this.#place.release();
    this.#marks.clear();
    const cursor = this.#cursor;
    if (!cursor || cursor.step < 0) {
      if (!follow) return;
      const goal = scrollTo(this.#scroller, { top: 0, left: this.#scroller.scrollLeft });
      this.#place.settle(this.#rows, goal);
      return;
    }
    const { slots, pageRows } = this.#rows;
    const slot = slots[Math.floor(cursor.nearestRow / pageRows)];
    const offset = cursor.nearestRow % pageRows;
    const row = slot?.drawn?.rows[offset];
    // Its page has to be drawn first: go there, and mark it then.
    this.#awaited = follow && !row ? slot : undefined;
    if (this.#awaited) {
      const top = this.#awaited.holder.offsetTop + offset * ROW_ESTIMATE;
      this.#scroller.scrollTo({ top: Math.max(0, top - 80), behavior: 'instant' });
      this.#fill();
    }
    if (!slot?.drawn || !row) return;
    const { offsetTop } = slot.holder;
    const x = this.#marks.show(cursor, row, slot.drawn, offsetTop);
    if (!follow) return;
    const goal = bringIntoView(
      this.#scroller,
      {
        top: offsetTop + row.top,
        bottom: offsetTop + row.bottom,
        x,
        extent: cursor.row === undefined ? undefined : row.extent,
      },
      { head: this.#heads.height, gutter: this.#measure.gutter },
    );
    this.#place.settle(this.#rows, goal);
  }
}
