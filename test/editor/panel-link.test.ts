// Questions to a panel: answered by number, asked again when it is ready, and given up when it is silent or gone.
import { describe, expect, it } from 'vitest';
import { PanelLink } from '../../src/editor/export/panel-link.ts';
import type { PanelQuestion } from '../../src/view/messages.ts';
import { LIGHT } from '../../src/view/svg/palette.ts';

function linked(): { readonly link: PanelLink; readonly asked: PanelQuestion[] } {
  const asked: PanelQuestion[] = [];
  return { link: new PanelLink((question) => asked.push(question)), asked };
}

const rows = { first: 3, last: 9 };

describe('a question', () => {
  it('gets the answer with its number', async () => {
    const { link, asked } = linked();
    const [one, other] = [link.survey(), link.survey()];
    const [first, second] = asked;
    link.hear({ kind: 'surveyed', id: second!.id, rows: undefined, colours: LIGHT });
    link.hear({ kind: 'surveyed', id: first!.id, rows, colours: LIGHT });
    expect((await one)?.rows).toEqual(rows);
    expect((await other)?.rows).toBeUndefined();
  });

  it('is asked again when the panel is ready, and answered once', async () => {
    const { link, asked } = linked();
    const painted = link.paint({ svg: '<svg/>', width: 2, height: 2 });
    link.ready();
    expect(asked).toHaveLength(2);
    expect(asked[1]).toEqual(asked[0]);
    const png = new Uint8Array([1]);
    link.hear({ kind: 'painted', id: asked[0]!.id, png });
    link.hear({ kind: 'painted', id: asked[0]!.id, png: undefined });
    expect((await painted)?.png).toBe(png);
    link.ready();
    expect(asked).toHaveLength(2);
  });

  it('is given up after its time, and when the panel goes', async () => {
    const { link } = linked();
    expect(await link.survey(1)).toBeUndefined();
    const waiting = link.paint({ svg: '<svg/>', width: 2, height: 2 });
    link.dispose();
    expect(await waiting).toBeUndefined();
  });
});
