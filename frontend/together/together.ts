/**
 * `<draw-together data-csrf="…" data-viewer="…"><script type="application/json">…</script></draw-together>`
 *
 * The young person's screen. The page brings the practice's words and no word of anybody; those come for the PIN, the
 * first time at once, because the adult has just begun.
 */
import { App } from "./app.ts";
import type { Given, Opened } from "./given.ts";
import { Cover } from "./screens/cover.ts";
import { Server } from "./server.ts";

class DrawTogether extends HTMLElement {
  connectedCallback(): void {
    const text = this.querySelector('script[type="application/json"]')?.textContent ?? "";
    const given = JSON.parse(text) as Given;
    const server = new Server(given.urls, this.dataset["csrf"] ?? "");
    const cover = new Cover(this, given, server);
    const start = (opened: Opened): void =>
      void new App(this, given, server, opened, cover, this.dataset["viewer"] ?? "");
    if (!given.fresh) return cover.first(start);
    void server.open("").then((found) => (found && !("wrong" in found) ? start(found) : cover.first(start)));
  }
}

customElements.define("draw-together", DrawTogether);
