/** Words for finding somebody, and for what is asked one after the other. */
export const ENGLISH_ASKING: Readonly<Record<string, string>> = {
  "find.title": "Find",
  "find.field": "Initials, place or group",
  "find.none": "Nothing on this map begins like that.",

  "pairs.title": "Pair by pair",
  "pairs.ask": "{a} and {b}: is there something between them?",
  "pairs.left.one": "1 pair left",
  "pairs.left.many": "{n} pairs left",
  "pairs.add": "Note this",
  "pairs.none": "Nothing known",
  "pairs.know": "They know each other",
  "pairs.no_answer": "Say how much support or harm, or press one of the other two",
  "pairs.done": "That was every pair. You can close this.",

  "confirm.title": "Confirm or let go",
  "confirm.ask": "{name}: nobody has confirmed this for a while. Still so?",
  "confirm.left": "{n} left",
  "confirm.let_go": "Let it go",
  "confirm.let_go_done": "Let go",
  "confirm.done": "Confirmed today",
  "confirm.pass": "Not sure, ask me another time",
  "confirm.all": "That was everything. You can close this.",
};
