/** Reading aloud with a voice of this device alone: nothing that is read leaves it (`person.support`). */

export interface Aloud {
  readonly say: (text: string) => void;
  readonly stop: () => void;
}

/** Told once there is a voice for this language on the device; never told where there is none. */
export function whenThereIsAVoice(language: "en" | "cy", tell: (aloud: Aloud) => void): void {
  const voices = globalThis.speechSynthesis;
  if (!voices) return;
  let told = false;
  const look = (): void => {
    const voice = voices
      .getVoices()
      .find((one) => one.localService && one.lang.toLowerCase().startsWith(language));
    if (!voice || told) return;
    told = true;
    tell({
      stop: () => voices.cancel(),
      say: (text) => {
        voices.cancel();
        const saying = new SpeechSynthesisUtterance(text);
        saying.voice = voice;
        saying.lang = voice.lang;
        saying.rate = 0.95;
        voices.speak(saying);
      },
    });
  };
  look();
  voices.addEventListener("voiceschanged", look);
}
