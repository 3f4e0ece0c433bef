// The little that pages do beyond plain HTML. Every page works without it.
import { focusErrorSummary } from "../components/error_summary/error_summary";
import { countCharacters } from "./counts";
import { keepDrafts } from "./drafts";
import { warnBeforeSignOut } from "./idle";
import { leaveNothingBehind } from "./left-behind";
import { showPasswords } from "./passwords";
import { hideUntilChosen } from "./reveals";
import { answerInPlace } from "./swap";

hideUntilChosen(document);
countCharacters(document);
showPasswords(document);
keepDrafts(document);
answerInPlace(document);
warnBeforeSignOut(document);
leaveNothingBehind(document);
focusErrorSummary(document);
