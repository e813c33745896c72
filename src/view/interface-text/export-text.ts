// What is said when a walk leaves the editor: in the pictures themselves, in the lists to choose from, and when something cannot be done.

export interface ExportText {
  /** of a picture, for who cannot see it */
  pictureDescription(a: { walk: string; arrows: number; names: string }): string;
  /** a packet, and why it is sent */
  reasoned(packet: string, why: string): string;
  readonly groups: Readonly<Record<'pictures' | 'clipboard' | 'files', string>>;
  /** what of the diagram, and in which colours */
  readonly pictureQuestion: string;
  whole(arrows: number): string;
  /** some are filtered out or folded */
  shown(a: { arrows: number; all: number }): string;
  visible(a: { first: number; last: number }): string;
  readonly light: string;
  readonly asInEditor: string;
  readonly svgFiles: string;
  readonly pngFiles: string;
  copied(what: string): string;
  /** mermaid's own limit */
  longForMermaid(a: { characters: number; limit: number }): string;
  saved(file: string): string;
  readonly open: string;
  saveFailed(a: { file: string; why: string }): string;
  /** in pixels */
  tooLarge(a: { width: number; height: number; limit: number }): string;
  /** at the size of the screen, because twice of it is too large */
  halved(a: { file: string; width: number; height: number }): string;
  readonly noAnswer: string;
  readonly paintFailed: string;
  readonly saveSvg: string;
  readonly wiresharkElsewhere: string;
  readonly wiresharkMissing: string;
  wiresharkFailed(why: string): string;
  readonly saveCapture: string;
  readonly chooseWireshark: string;
}
