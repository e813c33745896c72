// The scroll area as it was laid out last, in pixels. To ask the document for it would lay out anew whatever has changed, and while
// something is drawn or a step is marked, something always has.
export class ScrollArea {
  readonly #element: HTMLElement;
  #top: number;
  #left: number;
  #width: number;
  #height: number;

  constructor(
    element: HTMLElement,
    { scrolled, resized }: { readonly scrolled: () => void; readonly resized: () => void },
  ) {
    this.#element = element;
    this.#top = element.scrollTop;
    this.#left = element.scrollLeft;
    this.#width = element.clientWidth;
    this.#height = element.clientHeight;
    element.addEventListener(
      'scroll',
      () => {
        this.#top = element.scrollTop;
        this.#left = element.scrollLeft;
        scrolled();
      },
      { passive: true },
    );
    // It is laid out when this is called.
    new ResizeObserver(() => {
      this.#width = element.clientWidth;
      this.#height = element.clientHeight;
      resized();
    }).observe(element);
  }

  get top(): number {
    return this.#top;
  }

  get left(): number {
    return this.#left;
  }

  get width(): number {
    return this.#width;
  }

  get height(): number {
    return this.#height;
  }

  scrollTo(options: ScrollToOptions): void {
    this.#element.scrollTo(options);
    if (options.behavior !== 'instant') return;
    this.#top = options.top ?? this.#top;
    this.#left = options.left ?? this.#left;
  }
}
