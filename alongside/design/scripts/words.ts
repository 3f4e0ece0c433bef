// What the script says, in the language of the page.
const ENGLISH = {
  saved: "Saved",
  tryingAgain: "Not saved yet, trying again.",
  onDevice: "It is safe on this device until then.",
  leftOver: "You typed this here before, and it was not saved.",
  bringBack: "Bring it back",
  throwAway: "Throw it away",
  signedOut: "Not saved yet: you are signed out. Your words are still here. Sign in in another tab and they will be saved.",
  left: (count: number) => `You have ${count} ${count === 1 ? "character" : "characters"} left`,
  over: (count: number) => `${count} ${count === 1 ? "character" : "characters"} too many`,
  stillThere: "Are you still there?",
  soon: "In one minute you will be signed out, to keep this safe. What you wrote is saved first.",
  stay: "Stay signed in",
};

const WELSH: typeof ENGLISH = {
  saved: "Wedi’i gadw",
  tryingAgain: "Heb ei gadw eto, yn rhoi cynnig arall arni.",
  onDevice: "Mae’n ddiogel ar y ddyfais hon tan hynny.",
  leftOver: "Roeddech wedi teipio hyn yma o’r blaen, ac ni chafodd ei gadw.",
  bringBack: "Dod ag ef yn ôl",
  throwAway: "Ei daflu",
  signedOut: "Heb ei gadw eto: rydych wedi allgofnodi. Mae eich geiriau yma o hyd. Mewngofnodwch mewn tab arall a byddant yn cael eu cadw.",
  left: (count) => `Mae gennych ${count} nod ar ôl`,
  over: (count) => `${count} nod yn ormod`,
  stillThere: "Ydych chi yno o hyd?",
  soon: "Ymhen munud byddwch yn cael eich allgofnodi, i gadw hyn yn ddiogel. Caiff yr hyn a ysgrifennoch ei gadw gyntaf.",
  stay: "Aros wedi mewngofnodi",
};

export const words = document.documentElement.lang.startsWith("cy") ? WELSH : ENGLISH;
