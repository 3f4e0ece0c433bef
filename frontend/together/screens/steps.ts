/** Each step as it is shown. */
import type { App } from "../app.ts";
import type { Step } from "../model/steps.ts";
import { endingView, laterView } from "./ending.ts";
import type { StepView } from "./frame.ts";
import { likeView, lotView } from "./like.ts";
import { agreeView, helloView, moreView, questionView } from "./questions.ts";

export function stepView(app: App, step: Step): StepView {
  switch (step.kind) {
    case "hello":
      return helloView(app);
    case "agree":
      return agreeView(app);
    case "question":
      return questionView(app, step.id);
    case "like":
      return likeView(app, step.about);
    case "lot":
      return lotView(app);
    case "more":
      return moreView(app);
    case "later":
      return laterView(app, step.from);
    case "end":
      return endingView(app, step.at);
  }
}
