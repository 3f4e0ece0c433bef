/**
 * AES-GCM under keys that came with the page: not readable again, in memory only (docs/adr/0010).
 *
 * The first key is this week's and seals; the others open what was sealed before.
 */

/** Which key opened it matters: what has waited stays under its old key, so that nothing lives longer. */
export interface Opened {
  readonly value: unknown;
  readonly key: number;
}

export interface Seal {
  readonly seal: (value: unknown, key: number) => Promise<ArrayBuffer>;
  /** Undefined when no key of this person for this thing opens it. */
  readonly open: (sealed: ArrayBuffer) => Promise<Opened | undefined>;
}

const NAME = "AES-GCM";
const NONCE = 12;

/** keys: hexadecimal. bound: whose and what it is; sealed words open nowhere else. */
export async function sealWith(keys: readonly string[], bound: string): Promise<Seal> {
  const inUse: readonly CryptoKey[] = await Promise.all(keys.map(imported));
  const additionalData = new TextEncoder().encode(bound);
  return {
    seal: async (value, key) => {
      const iv = crypto.getRandomValues(new Uint8Array(NONCE));
      const words = new TextEncoder().encode(JSON.stringify(value));
      const sealed = await crypto.subtle.encrypt({ name: NAME, iv, additionalData }, inUse[key]!, words);
      return joined(iv, new Uint8Array(sealed));
    },
    open: async (sealed) => {
      const iv = sealed.slice(0, NONCE);
      for (const [key, one] of inUse.entries()) {
        try {
          const words = await crypto.subtle.decrypt(
            { name: NAME, iv, additionalData },
            one,
            sealed.slice(NONCE),
          );
          return { value: JSON.parse(new TextDecoder().decode(words)) as unknown, key };
        } catch {
          // Not this key.
        }
      }
      return undefined;
    },
  };
}

function imported(key: string): Promise<CryptoKey> {
  const raw = Uint8Array.from(key.match(/../g) ?? [], (two) => parseInt(two, 16));
  return crypto.subtle.importKey("raw", raw, NAME, false, ["encrypt", "decrypt"]);
}

function joined(first: Uint8Array, then: Uint8Array): ArrayBuffer {
  const both = new Uint8Array(first.length + then.length);
  both.set(first);
  both.set(then, first.length);
  return both.buffer;
}
