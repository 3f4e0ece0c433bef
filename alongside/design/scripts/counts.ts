// Says how many characters are left: at once to the eye, after a pause to the ear.
import { words } from "./words";

const PAUSE = 1000;

export function countCharacters(page: Document): void {
  for (const group of page.querySelectorAll<HTMLElement>(".govuk-character-count[data-maxlength]")) count(group);
}

function count(group: HTMLElement): void {
  const area = group.querySelector("textarea");
  const shown = group.querySelector<HTMLElement>(".govuk-character-count__message");
  if (!area || !shown) return;
  const spoken = shown.cloneNode() as HTMLElement;
  spoken.removeAttribute("id");
  spoken.className = "govuk-visually-hidden";
  spoken.setAttribute("role", "status");
  shown.after(spoken);
  let timer = 0;
  const update = () => {
    const left = Number(group.dataset["maxlength"]) - [...area.value].length;
    shown.textContent = left < 0 ? words.over(-left) : words.left(left);
    shown.classList.toggle("govuk-character-count__message--over", left < 0);
  };
  area.addEventListener("input", () => {
    update();
    clearTimeout(timer);
    timer = setTimeout(() => (spoken.textContent = shown.textContent), PAUSE);
  });
  if (area.value) update();
}
