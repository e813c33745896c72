// Questions to a panel, each with a time to answer. A panel that is hidden or still loading hears nothing: what is open is asked again
// when it says that it is ready.
import type { PanelAnswer, PanelQuestion } from '../../view/messages.ts';

interface Pending {
  readonly question: PanelQuestion;
  readonly answer: (answer: PanelAnswer | undefined) => void;
}

export class PanelLink {
  readonly #post: (question: PanelQuestion) => void;
  readonly #pending = new Map<number, Pending>();
  #last = 0;

  constructor(post: (question: PanelQuestion) => void) {
    this.#post = post;
  }

  /** What of the diagram is in sight; undefined: there was no answer. */
  async survey(milliseconds = 2_000): Promise<Extract<PanelAnswer, { kind: 'surveyed' }> | undefined> {
    const answer = await this.#ask((id) => ({ kind: 'survey', id }), milliseconds);
    return answer?.kind === 'surveyed' ? answer : undefined;
  }

  async paint(
    picture: { readonly svg: string; readonly width: number; readonly height: number },
    milliseconds = 30_000,
  ): Promise<Extract<PanelAnswer, { kind: 'painted' }> | undefined> {
    const answer = await this.#ask((id) => ({ kind: 'paint', id, ...picture }), milliseconds);
    return answer?.kind === 'painted' ? answer : undefined;
  }

  #ask(make: (id: number) => PanelQuestion, milliseconds: number): Promise<PanelAnswer | undefined> {
    this.#last += 1;
    const question = make(this.#last);
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.#pending.get(question.id)?.answer(undefined), milliseconds);
      this.#pending.set(question.id, {
        question,
        answer: (answer) => {
          clearTimeout(timer);
          this.#pending.delete(question.id);
          resolve(answer);
        },
      });
      this.#post(question);
    });
  }

  hear(answer: PanelAnswer): void {
    this.#pending.get(answer.id)?.answer(answer);
  }

  /** The panel listens from now on. */
  ready(): void {
    for (const { question } of this.#pending.values()) this.#post(question);
  }

  /** The panel is gone. */
  dispose(): void {
    for (const { answer } of [...this.#pending.values()]) answer(undefined);
  }
}
