// The explorer's worker: it gets the program from the page, which has compiled it already.
import init, { serve } from "./page.js";

addEventListener(
  "message",
  ({ data }) => {
    init({ module_or_path: data }).then(serve).catch(reportError);
  },
  { once: true },
);
