// Starts the program that draws for the harness, as www/page.js starts the page, and says when it is there.
const { boot } = document.currentScript.dataset;
import(new URL(boot, document.baseURI)).then(({ load }) => load()).then(() => dispatchEvent(new Event('frise-bench')));
