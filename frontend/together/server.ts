/** Asking the server: opening, saying, giving back. */
import type { Given, Opened } from "./given.ts";
import type { Change } from "./model/sitting.ts";
import type { Answer } from "./talk.ts";

/** The PIN was not right; seconds to wait before the next try. */
export interface Wrong {
  readonly wrong: true;
  readonly wait: number;
}

export class Server {
  readonly #urls: Given["urls"];
  readonly #csrf: string;

  constructor(urls: Given["urls"], csrf: string) {
    this.#urls = urls;
    this.#csrf = csrf;
  }

  async open(pin: string): Promise<Opened | Wrong | null> {
    const answer = await this.#post(this.#urls.open, { pin }).catch(() => null);
    const found = (await json(answer)) as { screen?: Opened } & Partial<Wrong>;
    if (found?.screen) return found.screen;
    return found?.wrong ? { wrong: true, wait: found.wait ?? 0 } : null;
  }

  async say(change: Change): Promise<Answer> {
    const answer = await this.#post(this.#urls.say, change);
    return { status: answer.status, ledAway: answer.type === "opaqueredirect" };
  }

  /** Where to go next; or that the PIN was wrong; null while there is no connection or nobody is signed in. */
  async end(pin: string, how: string, askFamily: boolean): Promise<string | Wrong | null> {
    const message = { pin, how, ask_family: askFamily ? "yes" : "" };
    const answer = await this.#post(this.#urls.end, message).catch(() => null);
    const found = (await json(answer)) as { next?: string } & Partial<Wrong>;
    if (found?.next) return found.next;
    return found?.wrong ? { wrong: true, wait: found.wait ?? 0 } : null;
  }

  #post(url: string, message: object): Promise<Response> {
    return fetch(url, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-CSRFToken": this.#csrf },
      body: JSON.stringify(message),
      redirect: "manual",
      credentials: "same-origin",
      cache: "no-store",
    });
  }
}

async function json(answer: Response | null): Promise<unknown> {
  if (!answer?.ok) return null;
  return answer.json().catch(() => null);
}
