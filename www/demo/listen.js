// What the page around an element hears of it.
const output = document.querySelector("output");
for (const name of ["frise-ready", "frise-select", "frise-error"]) {
  document.addEventListener(name, ({ type, detail }) => {
    output.textContent = `${type} ${JSON.stringify(detail)}`;
  });
}
