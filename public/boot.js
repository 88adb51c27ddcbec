// Starts the app of the page it stands in: the page's own preload links name the glue and the wasm, and asking for
// them in the same way as the preloads did means that the browser fetches each of them once.
// When that fails, the person reads what happened and what to do; a garden that stands already stays.

const TOO_OLD =
  'Trình duyệt này chưa mở được Hái Hoa. Chị cập nhật trình duyệt, hoặc mở đường liên kết này bằng Chrome hay Safari giúp nhé.';
const NOT_LOADED =
  'Chưa tải xong Hái Hoa, có thể do mạng yếu. Câu trả lời đã lưu trên máy vẫn còn nguyên. Chị chờ một chút rồi bấm “Thử lại” nhé.';

const GLUE = 'link[rel="modulepreload"]';
const WASM = 'link[type="application/wasm"]';

const link = (selector) => document.querySelector(selector).href;

const element = (name, text) => {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
};

function say(sentence) {
  const said = element('p', sentence);
  said.setAttribute('role', 'alert');
  const again = element('a', 'Thử lại');
  again.className = 'button';
  again.href = location.href;
  again.addEventListener('click', (event) => {
    event.preventDefault();
    again.textContent = 'Đang tải lại…';
    // A captive portal's page may have been taken for a file that is kept for ever: a plain reload would not ask again.
    const asked = [GLUE, WASM].map((selector) => fetch(link(selector), { cache: 'reload' }));
    Promise.allSettled(asked).then(() => location.reload());
  });
  const garden = document.getElementById('khach');
  const page = garden ?? element('main', '');
  page.className = garden ? 'note' : 'page message';
  page.replaceChildren(...(garden ? [] : [element('h1', 'Hái Hoa')]), said, again);
  if (!garden) document.getElementById('app').replaceChildren(page);
  document.documentElement.classList.remove('waits');
  document.querySelectorAll('[aria-busy]').forEach((waiting) => waiting.removeAttribute('aria-busy'));
}

/** After the first frame: what is on the screen already shall not wait for what makes it work. */
const painted = () =>
  new Promise((go) => (document.hidden ? go() : requestAnimationFrame(() => setTimeout(go))));

async function start() {
  await painted();
  const glue = await import(link(GLUE));
  await glue.default({ module_or_path: link(WASM) });
}

function keepForOffline() {
  const worker = document.querySelector('script[data-worker]')?.dataset.worker;
  if (worker && navigator.serviceWorker) {
    navigator.serviceWorker
      .register(worker)
      .catch((error) => console.warn('no service worker: no cold start without a network', error));
  }
}

/** Which languages the phone has a voice for: by that the style sheet shows the buttons that read aloud. */
function listenForVoices() {
  const voices = self.speechSynthesis;
  const tell = () => {
    const langs = new Set(voices.getVoices().map(({ lang }) => lang.slice(0, 2)));
    document.documentElement.dataset.voices = [...langs].join(' ');
  };
  // Browsers find their voices when they are asked for them, and tell when they have.
  if (voices) {
    voices.onvoiceschanged = tell;
    tell();
  }
}

if (typeof WebAssembly === 'object') {
  start()
    .catch((error) => {
      console.error(error);
      say(NOT_LOADED);
    })
    // Only now, so that the first visit's bytes are not shared with the worker's; and also after a failed start, so
    // that a phone which holds a broken version gets the next one.
    .finally(() => {
      keepForOffline();
      listenForVoices();
    });
} else {
  say(TOO_OLD);
}
