// The panel: what the host says goes to the part that shows it.
import type { CursorView, PageView, StateView, ToPanel } from '../view/messages.ts';
import { Bar } from './bar.ts';
import { Diagram } from './diagram.ts';
import { part } from './dom.ts';
import { answer } from './export.ts';
import { Filter } from './filter.ts';
import { choose, listen, recall, remember, remembered, tell } from './host.ts';
import { Inspector } from './inspector.ts';
import { listenToKeys } from './keyboard.ts';
import { showNothingSent, showNotices } from './notice.ts';
import { Peek } from './peek.ts';
import { Play } from './play.ts';
import { RowList } from './row-list.ts';
import { Scrubber } from './scrubber.ts';
import { makeSplitter } from './splitter.ts';
import { Zoom } from './zoom.ts';

const filter = new Filter();
const play: Play = new Play(() => bar.showPlaying());
const scrubber = new Scrubber();
const rows = new RowList();
const diagram = new Diagram({ themed: () => scrubber.restyle(), forgotten: (page) => rows.forget(page) });
const zoom = new Zoom(() => {
  diagram.zoomed();
  bar.showZoom();
});
const bar: Bar = new Bar(filter, play, zoom);
const inspector = new Inspector();
const peek = new Peek();
let packetCount = 0;
let hasPicture = false;
/** what the host said last */
let shown: StateView | undefined;

makeSplitter();
listenToKeys({ filter, play, zoom });
listen(hear);
tell({ kind: 'ready', memory: remembered() });

function hear(message: ToPanel): void {
  switch (message.kind) {
    case 'state': {
      const { state } = message;
      takeWalk(state);
      shown = state;
      bar.show(state);
      if (state.condition.kind !== 'good' && state.condition.kind !== 'stale') {
        hasPicture = false;
        diagram.clear();
        packetCount = 0;
        bar.point(undefined, 0);
        play.point(undefined);
      }
      showNotices(state, hasPicture);
      return;
    }
    case 'picture':
      hasPicture = true;
      // First, because what is not shown cannot be measured.
      if (shown) showNotices(shown, hasPicture);
      packetCount = message.picture.packetCount;
      rows.begin(message.picture.rowCount);
      for (const page of message.pages) rows.add(page);
      bar.draw(message.picture);
      filter.show(message.picture);
      showNothingSent(message.picture, shown?.hosts);
      scrubber.show(message.picture);
      diagram.show(message.picture, message.pages, message.nearestRow);
      return;
    case 'page':
      rows.add(message.page);
      diagram.take(message.page);
      return;
    case 'map':
      inspector.takeMap(message.map);
      return;
    case 'peek':
      peek.take(message.peek);
      return;
    case 'cursor':
      if (message.page) rows.add(message.page);
      point(message.cursor, message.page);
      return;
    case 'survey':
    case 'paint':
      void answer(message);
  }
}

/** What is remembered belongs to a walk. A file that is closed, or just being opened, has none yet. */
function takeWalk({ uri, comparedWith, walk }: StateView): void {
  const before = recall();
  if (uri !== before.uri) remember({ uri, comparedWith });
  if (walk === undefined || walk === before.walk) return;
  remember({ walk });
  if (before.walk === undefined) return;
  diagram.forget();
  // Its packets and connections are others.
  if (before.choice.follow) choose({ follow: undefined });
}

function point(cursor: CursorView, page: PageView | undefined): void {
  document.body.classList.toggle('at-start', cursor.step < 0);
  document.body.classList.toggle('no-steps', cursor.stepCount === 0);
  bar.point(cursor, packetCount);
  filter.point(cursor);
  scrubber.point(cursor);
  play.point(cursor);
  diagram.point(cursor, page);
  rows.point(cursor);
  peek.point();
  inspector.show(cursor, packetCount);
  part('announcer').textContent = cursor.announcement;
}
