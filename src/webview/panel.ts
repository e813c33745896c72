// The panel: what the host says goes to the part that shows it.
import type { CursorView, ToPanel } from '../view/messages.ts';
import { Bar } from './bar.ts';
import { Diagram } from './diagram.ts';
import { part } from './dom.ts';
import { answer } from './export.ts';
import { Filter } from './filter.ts';
import { choose, listen, recall, remember, remembered, tell } from './host.ts';
import { Inspector } from './inspector.ts';
import { listenToKeys } from './keyboard.ts';
import { showNotices } from './notice.ts';
import { Peek } from './peek.ts';
import { Play } from './play.ts';
import { RowList } from './row-list.ts';
import { Scrubber } from './scrubber.ts';
import { makeSplitter } from './splitter.ts';

const filter = new Filter();
const play: Play = new Play(() => bar.showPlaying());
const bar = new Bar(filter, play);
const scrubber = new Scrubber();
const diagram = new Diagram(() => scrubber.restyle());
const inspector = new Inspector();
const rows = new RowList();
const peek = new Peek();
let packetCount = 0;

makeSplitter();
listenToKeys(filter, play);
listen(hear);
tell({ kind: 'ready', memory: remembered() });

function hear(message: ToPanel): void {
  switch (message.kind) {
    case 'state': {
      const { state } = message;
      if (state.uri !== recall().uri || state.walk !== recall().walk) {
        remember({ uri: state.uri, comparedWith: state.comparedWith, walk: state.walk });
        // Its packets and connections are others.
        if (recall().choice.follow) choose({ follow: undefined });
      }
      bar.show(state);
      showNotices(state);
      if (state.condition.kind !== 'good' && state.condition.kind !== 'stale') {
        diagram.clear();
        packetCount = 0;
        bar.point(undefined, 0);
        play.point(undefined);
      }
      return;
    }
    case 'picture':
      packetCount = message.picture.packetCount;
      rows.clear();
      for (const page of message.pages) rows.add(page);
      bar.draw(message.picture);
      filter.show(message.picture);
      scrubber.show(message.picture);
      diagram.show(message.picture, message.pages);
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
      point(message.cursor);
      return;
    case 'survey':
    case 'paint':
      void answer(message);
  }
}

function point(cursor: CursorView): void {
  document.body.classList.toggle('at-start', cursor.step < 0);
  bar.point(cursor, packetCount);
  filter.point(cursor);
  scrubber.point(cursor);
  play.point(cursor);
  diagram.point(cursor);
  rows.point(cursor);
  peek.point();
  inspector.show(cursor);
  part('announcer').textContent = cursor.announcement;
}
