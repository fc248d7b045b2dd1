// What the page around a frame does: gives it the height that it asks for. A message counts only if it comes from the frame
// and has the documented form.
const frame = document.querySelector("iframe");
addEventListener("message", ({ source, data }) => {
  if (source !== frame.contentWindow || typeof data?.type !== "string") return;
  if (data.type === "frise:height" && Number.isFinite(data.height)) frame.style.height = `${data.height}px`;
  document.querySelector("output").textContent = JSON.stringify(data);
});
