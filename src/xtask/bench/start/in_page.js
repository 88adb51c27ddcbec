// Run in every page before its own scripts. Plays what `bench start` measures and takes the times inside the page, in
// milliseconds since the navigation began. `PAGE` stands before it: where things are in both pages, as selectors.
(() => {
  if (!location.protocol.startsWith('http')) return;

  const frame = () => new Promise(requestAnimationFrame);
  // Callbacks run before their frame is painted: when the next one's turn comes, this one is on the screen.
  const painted = () => frame().then(frame).then(() => performance.now());
  // Looked at once a frame, for nobody can tap what no frame has shown. No frame comes while a sheet blocks painting.
  const until = async (look) => {
    for (;;) {
      const found = look();
      if (found) return found;
      await frame();
    }
  };

  // Both pages are measured by questions with choices: a flower that leads to another kind is left alone.
  const asksForChoice = ({ hash }) =>
    !hash || document.querySelector(hash)?.querySelector('input:is([type=radio], [type=checkbox])');
  const find = (selector) =>
    [...document.querySelectorAll(selector)].find(
      (found) =>
        found.checkVisibility({ visibilityProperty: true }) && (selector !== PAGE.flower || asksForChoice(found)),
    );
  const enabled = (selector) => {
    const found = find(selector);
    return found && !found.disabled && found.ariaDisabled !== 'true' ? found : null;
  };

  async function questionOpen() {
    (await until(() => enabled(PAGE.flower))).click();
    (await until(() => enabled(PAGE.choice))).click();
    await until(() => find(PAGE.chosen));
    return painted();
  }

  /** Taps once; a page that shows for 200 ms that it took no notice is tapped again. */
  async function judged() {
    let taps = 0;
    let tapped = -Infinity;
    await until(() => {
      if (find(PAGE.verdict)) return true;
      if (performance.now() - tapped < 200 || find(PAGE.busy)) return false;
      const button = enabled(PAGE.answer);
      if (!button) return false;
      button.click();
      taps += 1;
      tapped = performance.now();
      return false;
    });
    return { judged_ms: await painted(), taps };
  }

  /** What came over the line so far, and for how long it was in use. */
  function line() {
    const entries = performance.getEntries().filter(({ responseEnd, transferSize }) => responseEnd && transferSize);
    const bytes = entries.reduce((sum, { transferSize }) => sum + transferSize, 0);
    const begins = Math.min(...entries.map(({ requestStart }) => requestStart));
    const ends = Math.max(...entries.map(({ responseEnd }) => responseEnd));
    return { bytes, line_ms: entries.length ? ends - begins : 0 };
  }

  /** How far it came, for whoever wonders why it did not come further. */
  const reached = [];

  async function play() {
    // Before anything is tapped, for the tap may take the tree away.
    await until(() => find(PAGE.title) && find(PAGE.first));
    reached.push('first paint');
    const first = painted();
    const question_open_ms = await questionOpen();
    reached.push('question open');
    const verdict = await judged();
    reached.push('judged');
    return { first_paint_ms: await first, question_open_ms, ...verdict, ...line() };
  }

  /** Back to the garden. */
  async function goOn() {
    (await until(() => enabled(PAGE.onward))).click();
    await until(() => enabled(PAGE.flower));
    return true;
  }

  /** Where a finger would tap. */
  async function place(selector) {
    const found = await until(() => enabled(selector));
    found.scrollIntoView({ block: 'center', behavior: 'instant' });
    await painted();
    const { x, y, width, height } = found.getBoundingClientRect();
    return [x + width / 2, y + height / 2];
  }

  /**
   * Until the frame is painted that shows what a tap did: from the page's hearing of it, and from the finger's leaving the
   * glass. Between the two is the browser's own work, which on the slowed processor takes as long as a bare page's paint.
   */
  function tapped(shows) {
    return new Promise((resolve) => {
      const watch = ({ timeStamp }) => {
        const heard = performance.now();
        const look = () => {
          if (!find(shows)) return requestAnimationFrame(look);
          // A message sent in a frame's callback is handled right after that frame is painted.
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => resolve([performance.now() - heard, performance.now() - timeStamp]);
          port2.postMessage(null);
        };
        requestAnimationFrame(look);
      };
      addEventListener('click', watch, { capture: true, once: true });
    });
  }

  /** Until the worker has everything and is in charge. */
  async function kept() {
    const { active } = await navigator.serviceWorker.ready;
    await until(() => active.state === 'activated');
    return true;
  }

  globalThis.haihoaStart = { reached, played: play(), kept, goOn, place, watch: (shows) => (haihoaStart.tap = tapped(shows), true) };
})();
