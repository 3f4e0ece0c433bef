/** A right PIN from a wrong one, on the screen itself, for as long as it is open: it works without a connection. */
import type { PinCheck } from "./given.ts";

/** Seconds to wait after the first, second, … wrong PIN; the same as on the server. */
const WAITS = [0, 0, 30, 60, 120, 300] as const;

export const waitAfter = (wrong: number): number => WAITS[Math.min(wrong, WAITS.length) - 1] ?? 0;

export async function isRight(pin: string, check: PinCheck): Promise<boolean> {
  const typed = new TextEncoder().encode(pin);
  const key = await crypto.subtle.importKey("raw", typed, "PBKDF2", false, ["deriveBits"]);
  const salt = bytes(check.salt);
  const made = await crypto.subtle.deriveBits(
    { name: "PBKDF2", hash: "SHA-256", salt, iterations: check.rounds },
    key,
    256,
  );
  return same(new Uint8Array(made), bytes(check.hash));
}

function same(one: Uint8Array, other: Uint8Array): boolean {
  let different = one.length ^ other.length;
  for (const [i, byte] of one.entries()) different |= byte ^ (other[i] ?? 0);
  return different === 0;
}

const bytes = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text), (one) => one.charCodeAt(0));
