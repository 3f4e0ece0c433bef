/**
 * `<peer-map data-csrf="…" data-viewer="…"><script type="application/json">a map
 * document</script></peer-map>`
 *
 * The one island of script on our pages. Without script the element shows what the page put into it: the
 * list.
 */
import { Editor } from "./editor.ts";
import { documentFaults } from "./io/outline.ts";
import type { MapDocument } from "./model/document.ts";

class PeerMap extends HTMLElement {
  #editor: Editor | null = null;
  #map: MapDocument | null = null;

  connectedCallback(): void {
    this.#map ??= this.#readDocument();
    this.replaceChildren();
    this.#editor = new Editor(this, this.#map);
  }

  disconnectedCallback(): void {
    this.#editor?.end();
    this.#editor = null;
  }

  /** Fails loudly: a page that embeds anything else is a mistake of ours, and the list stays in sight. */
  #readDocument(): MapDocument {
    const text = this.querySelector('script[type="application/json"]')?.textContent ?? "";
    const map: unknown = JSON.parse(text);
    const wrong = documentFaults(map);
    if (wrong.length > 0) throw new Error(`not a map document: ${wrong.join(", ")}`);
    return map as MapDocument;
  }
}

customElements.define("peer-map", PeerMap);
