/** Talking with the server: one command out, one checked answer back. */
import type { Answer, Command } from "../model/command.ts";
import type { MapDocument, Urls } from "../model/document.ts";
import type { Outcome } from "../store/store.ts";
import { documentFaults, isAnswer } from "./outline.ts";

export interface Server {
  readonly send: (command: Command) => Promise<Outcome>;
  readonly fetchDocument: (asked?: {
    readonly on?: string;
    readonly known?: string;
    readonly against?: string;
  }) => Promise<MapDocument | null>;
  /** After signing in again: false while nobody has, or when it is somebody else. */
  readonly comeBack: () => Promise<boolean>;
}

/** What the page says about the sitting it belongs to. */
export interface Sitting {
  readonly csrf: string;
  /** Whose sitting it is, as an id; changes of one person never go out under another's name. */
  readonly viewer: string;
}

/** Answers that the protocol knows; everything else is either a closed door or a server in trouble. */
const ANSWERS = [200, 409, 422];
const TIMEOUT = 20000;
/** Browsers let at most 64 KB outlive the page that sends it. */
const KEPT_ALIVE = 30000;

export function serverAt(urls: Urls, first: Sitting): Server {
  let sitting = first;
  return {
    send: async (command) => {
      const body = JSON.stringify(command);
      return outcomeOf(() =>
        fetch(urls.commands, {
          method: "POST",
          headers: {
            "Content-Type": "application/json",
            Accept: "application/json",
            "X-CSRFToken": sitting.csrf,
          },
          body,
          credentials: "same-origin",
          redirect: "manual",
          keepalive: body.length < KEPT_ALIVE,
          signal: AbortSignal.timeout(TIMEOUT),
        }),
      );
    },
    fetchDocument: async (asked = {}) => documentFrom(`${urls.document}${queryOf(asked)}`),
    comeBack: async () => {
      const now = await sittingAt(urls.picture);
      if (now === null || now.viewer === "" || now.viewer !== first.viewer) return false;
      sitting = now;
      return true;
    },
  };
}

export function sittingOf(element: HTMLElement): Sitting {
  return { csrf: element.dataset.csrf ?? "", viewer: element.dataset.viewer ?? "" };
}

/** Signing in makes a new token; the page itself is the only one that tells it. */
async function sittingAt(page: string): Promise<Sitting | null> {
  try {
    const response = await fetch(page, {
      credentials: "same-origin",
      redirect: "manual",
      signal: AbortSignal.timeout(TIMEOUT),
    });
    const html = new DOMParser().parseFromString(response.ok ? await response.text() : "", "text/html");
    const element = html.querySelector<HTMLElement>("peer-map");
    return element && sittingOf(element);
  } catch {
    return null;
  }
}

function queryOf(asked: Readonly<Record<string, string>>): string {
  const query = new URLSearchParams(asked).toString();
  return query ? `?${query}` : "";
}

async function outcomeOf(ask: () => Promise<Response>): Promise<Outcome> {
  try {
    const response = await ask();
    if (ANSWERS.includes(response.status)) return await answerFrom(response);
    return { failed: whyNot(response) };
  } catch {
    return { failed: "unreachable" };
  }
}

async function answerFrom(response: Response): Promise<Outcome> {
  const answer: unknown = await response.json();
  return isAnswer(answer) ? (answer as Answer) : { failed: "unreachable" };
}

/** A redirect leads to the sign-in page; a door that is not there is closed for good. */
function whyNot(response: Response): "unreachable" | "signed_out" | "closed" {
  if (response.type === "opaqueredirect" || response.status === 401 || response.status === 403)
    return "signed_out";
  return response.status === 404 || response.status === 410 ? "closed" : "unreachable";
}

async function documentFrom(url: string): Promise<MapDocument | null> {
  try {
    const response = await fetch(url, {
      headers: { Accept: "application/json" },
      credentials: "same-origin",
      signal: AbortSignal.timeout(TIMEOUT),
    });
    const document: unknown = response.ok ? await response.json() : null;
    return document !== null && documentFaults(document).length === 0 ? (document as MapDocument) : null;
  } catch {
    return null;
  }
}
