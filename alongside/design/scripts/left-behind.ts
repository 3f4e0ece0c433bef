// What waits on this device is sealed, for one person (docs/adr/0010). Whoever is signed in finds nothing of anybody
// else's; whoever signs out leaves nothing. The server's Clear-Site-Data says the same to browsers that listen.
import { letGo } from "../../../frontend/on-device/shelf";

export function leaveNothingBehind(page: Document): void {
  const viewer = page.body.dataset["viewer"];
  if (viewer) void letGo(viewer).catch(() => undefined);
  for (const form of page.querySelectorAll("form[data-sign-out]"))
    form.addEventListener("submit", () => void letGo().catch(() => undefined));
}
