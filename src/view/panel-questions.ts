// What the extension host asks a panel, and what it answers: things that only a page knows or can do. Types only. An answer bears the
// number of its question.

import type { Palette } from './svg/palette.ts';
import type { RowSpan } from './svg/sheet.ts';

export type PanelQuestion =
  /** what of the diagram is in sight, and in which colours */
  | { readonly kind: 'survey'; readonly id: number }
  /** a picture of pixels from an SVG; width and height are those of the result */
  | {
      readonly kind: 'paint';
      readonly id: number;
      readonly svg: string;
      readonly width: number;
      readonly height: number;
    };

export type PanelAnswer =
  | {
      readonly kind: 'surveyed';
      readonly id: number;
      /** undefined: no row is in sight, or nothing is drawn */
      readonly rows: RowSpan | undefined;
      /** `#rrggbb` each, by the names of a palette */
      readonly colours: Palette;
    }
  /** undefined: this browser cannot do it */
  | { readonly kind: 'painted'; readonly id: number; readonly png: Uint8Array | undefined };
