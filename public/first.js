// Stands in the page itself, so that nothing she does before the app has arrived is lost: it keeps her taps on what needs
// code, the moment a card was opened, and the browser's offer to install. A page of another turn than the
// one under way (the app has left word of that one), or in another language, is hidden until the app has drawn hers. The
// size of text and the colours she has chosen are there before anything is.
(() => {
  const kept = (self.haihoa = { taps: [], openedAt: 0, bring: (address) => import(address) });
  const [, code] = location.pathname.match(/^\/j\/(\d+)/) ?? [];
  const seed = document.querySelector('meta[name="seed"]')?.content;
  try {
    const turn = code && localStorage.getItem(`haihoa.turn.${code}`);
    const isOther = turn && turn !== seed && (turn !== 'again' || location.hash);
    const root = document.documentElement;
    const [size, colours] = (localStorage.getItem('haihoa.look') ?? '').split(' ');
    if (colours) Object.assign(root.dataset, { size, colours });
    if (isOther || (localStorage.getItem('haihoa.lang') ?? root.lang) !== root.lang) root.classList.add('waits');
  } catch {
    // A browser that keeps nothing has no turn under way.
  }
  addEventListener('hashchange', () => (kept.openedAt = performance.now()));
  addEventListener('beforeinstallprompt', (offer) => {
    offer.preventDefault();
    self.haihoaInstall = offer;
  });
  // Choices can be judged right here; the app judges them again and keeps them.
  function judge(card) {
    const ahead = card.querySelector('template');
    const marked = [...card.querySelectorAll('input:checked')].map((input) => input.value).join(' ');
    if (!ahead || !marked) return;
    const right = marked === ahead.dataset.key;
    const verdict = ahead.content.firstElementChild.cloneNode(true);
    verdict.classList.add(right ? 'right' : 'missed');
    verdict.querySelector(right ? 'h2.missed' : 'h2.right').remove();
    card.querySelector('[aria-live]').replaceChildren(verdict);
    card.querySelectorAll('input').forEach((input) => (input.disabled = true));
    verdict.focus();
  }
  kept.tap = (event) => {
    const pressed = event.target.closest('button[data-do], form[data-do]');
    if (!pressed || (event.type === 'click' && pressed.localName === 'form')) return;
    event.preventDefault();
    if (pressed.hasAttribute('aria-busy')) return;
    pressed.setAttribute('aria-busy', 'true');
    kept.taps.push(pressed);
    if (pressed.dataset.do === 'answer') judge(pressed.closest('.question'));
  };
  addEventListener('click', kept.tap);
  addEventListener('submit', kept.tap);
})();
