// Runs before a document's own scripts, and notes in `visitShown` how many
// milliseconds after its navigation the frame that shows the visit was made.
(() => {
  const counter = location.pathname.startsWith("/counter/");
  const isShown = () =>
    counter
      ? /Visits: \d/.test(document.body?.textContent)
      : /\d/.test(document.querySelector("[data-testid=visit-count]")?.textContent);
  new MutationObserver((_, observer) => {
    if (!isShown()) return;
    observer.disconnect();
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      // Its turn comes after the frame.
      port1.onmessage = () => (window.visitShown = performance.now());
      port2.postMessage(null);
    });
  }).observe(document, { subtree: true, childList: true, characterData: true });
})();
