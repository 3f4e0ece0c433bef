/** The notation without what its reader does not need. */
import { readFile } from "node:fs/promises";

/** On a page the colours of each theme are the style sheet's, so its script needs no more than the names of those to choose. */
export const bareNotation = {
  name: "bare-notation",
  setup(bundler) {
    bundler.onLoad({ filter: /notation\.json$/ }, async ({ path }) => {
      const { $schema, themes, ...notation } = JSON.parse(await readFile(path, "utf8"));
      const names = Object.keys(notation.chosen_colours).map((name) => [name, {}]);
      return {
        contents: JSON.stringify({ ...notation, chosen_colours: Object.fromEntries(names) }),
        loader: "json",
      };
    });
  },
};
