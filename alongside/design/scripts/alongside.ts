// The little that pages do beyond plain HTML. Every page works without it.
import { deviceKeeper, givenTo } from "../../../frontend/on-device/keeper";
import { focusErrorSummary } from "../components/error_summary/error_summary";
import { countCharacters } from "./counts";
import { keepDrafts } from "./drafts";
import { warnBeforeSignOut } from "./idle";
import { leaveNothingBehind } from "./left-behind";
import { showPasswords } from "./passwords";
import { hideUntilChosen } from "./reveals";
import { answerInPlace } from "./swap";

// The map and what else has a script of its own keep things on the device by the same means.
Object.assign(globalThis, { alongside: { deviceKeeper, givenTo } });

hideUntilChosen(document);
countCharacters(document);
showPasswords(document);
keepDrafts(document);
answerInPlace(document);
warnBeforeSignOut(document);
leaveNothingBehind(document);
focusErrorSummary(document);
