/**
 * A name becomes its letters (`person.minimal`); what says no name ("mum", "Ms K") stays as said.
 *
 * The server does the same again when it keeps what was said (`alongside/peermaps/together_rules.py`); both are
 * tested on the same names.
 */
const MOST = 3;
const TITLES = new Set(["mr", "ms", "mrs", "miss", "mx", "dr"]);

export function letters(name: string, familyWords: readonly string[], taken: readonly string[] = []): string {
  const said = name.trim().replace(/\s+/g, " ");
  const family = new Set(familyWords.map((word) => word.toLowerCase()));
  const known = new Set(taken.map((word) => word.toLowerCase()));
  const free = (shown: string): boolean => !known.has(shown.toLowerCase());
  const found = ways(said, family).find(free);
  if (found !== undefined) return found;
  const first = ways(said, new Set())[0] ?? said;
  for (let n = 2; ; n++) if (free(`${first} ${n}`)) return `${first} ${n}`;
}

function ways(said: string, family: ReadonlySet<string>): string[] {
  const parts = said.split(/[\s-]+/).filter(Boolean);
  const last = (parts.at(-1) ?? "").toLowerCase();
  if (areLetters(said) || family.has(last) || isTitled(parts)) return [said];
  if (parts.length > 1) return [parts.slice(0, MOST).map(first).join("").toUpperCase()];
  const [one = "", two = ""] = [...said];
  return [one.toUpperCase(), one.toUpperCase() + two.toLowerCase()];
}

const first = (part: string): string => [...part][0] ?? "";

/** One or two letters, or three capitals; "Rob" is a name. */
const areLetters = (said: string): boolean =>
  [...said].length <= 2 || ([...said].length <= MOST && said === said.toUpperCase());

/** "Ms K", "Mr O": a form of address with a letter. */
function isTitled(parts: readonly string[]): boolean {
  const [title = "", letter = ""] = parts;
  return parts.length === 2 && TITLES.has(title.toLowerCase().replace(/\.$/, "")) && [...letter].length === 1;
}
