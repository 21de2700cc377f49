/** The style sheet of the pages, beside their scripts. */
const SHEET = new URL("./pat.css", import.meta.url).href;

let loading: Promise<void> | undefined;

/** Adds it to the page, once. A page without it would still work, so a failure is passed over. */
export function loadStyles(): Promise<void> {
  loading ??= new Promise((done) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = SHEET;
    link.onload = link.onerror = () => done();
    document.head.append(link);
  });
  return loading;
}
