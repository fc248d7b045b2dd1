// Starts the program that draws for the harness, as www/page.js starts the page: the program says that it is there.
const { boot } = document.currentScript.dataset;
import(new URL(boot, document.baseURI)).then(({ load }) => load());
