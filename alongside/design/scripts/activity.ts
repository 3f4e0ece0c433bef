// Anything that reached the server counts as being here, in this tab or another. Nothing is stored.
const heard: (() => void)[] = [];
const tabs = "BroadcastChannel" in window ? new BroadcastChannel("alongside-active") : undefined;

tabs?.addEventListener("message", () => heard.forEach((tell) => tell()));
document.addEventListener("alongside:active", () => active());

export function active(): void {
  heard.forEach((tell) => tell());
  tabs?.postMessage("active");
}

export function whenActive(tell: () => void): void {
  heard.push(tell);
}
