// Reads aloud what stands beside a button: the recording where there is one, else the phone's own voice in the language of each
// piece. One thing at a time; going elsewhere, answering and leaving the page stop it.

/** What is being read: its button, the button's words, and how to stop it. */
let reading;

/** Reads what stands beside a button, or stops. Resolves at once; `failed` says in words that neither way could be had. */
export function toggle(button, words, stopWords, failed) {
  const again = reading?.button !== button;
  stop();
  if (again) begin({ button, words, stopWords, failed });
}

function begin(next) {
  reading = next;
  say(next.button, next.stopWords);
  const { src } = next.button.dataset;
  if (src) play(next, src);
  else speak(next);
}

function stop() {
  if (!reading) return;
  const { button, words, quiet } = reading;
  reading = undefined;
  quiet?.();
  say(button, words);
}

function say(button, words) {
  button.querySelector('span').textContent = words;
}

function play(next, src) {
  const sound = new Audio(src);
  next.quiet = () => sound.pause();
  const ended = () => reading === next && stop();
  const failed = () => {
    if (reading !== next) return;
    if (voiceOf(languageOf(next.button))) return speak(next);
    document.getElementById('noi').textContent = next.failed;
    stop();
  };
  sound.addEventListener('ended', ended);
  sound.play().catch(failed);
}

/** Sentence by sentence: Chromium falls silent within one that takes over a quarter of a minute. */
function speak(next) {
  const sentences = pieces(next.button).flatMap(({ text, lang }) =>
    (text.match(/[^.!?…]+[.!?…]*/g) ?? []).map((sentence) => ({ sentence: sentence.trim(), voice: voiceOf(lang), lang })),
  );
  const heard = sentences.filter(({ sentence, voice }) => sentence && voice);
  next.quiet = () => speechSynthesis.cancel();
  if (!heard.length) return stop();
  heard.forEach(({ sentence, voice, lang }, place) => {
    const spoken = Object.assign(new SpeechSynthesisUtterance(sentence), { voice, lang: voice.lang || lang, rate: 0.9 });
    const ended = () => reading === next && stop();
    if (place === heard.length - 1) spoken.onend = ended;
    spoken.onerror = ended;
    // Kept until it is over: some browsers let go of one that nothing holds, and never tell its end.
    (next.held ??= []).push(spoken);
    speechSynthesis.speak(spoken);
  });
}

/** A voice of a language, rather one that is on the phone. */
function voiceOf(lang) {
  const voices = self.speechSynthesis?.getVoices().filter((voice) => voice.lang.slice(0, 2) === lang.slice(0, 2)) ?? [];
  return voices.find((voice) => voice.localService) ?? voices[0];
}

const languageOf = (element) => element.closest('[lang]').lang;

/** What is to be read, piece by piece, as it stands on the screen: no buttons, no links to documents, no closed hints. */
function pieces(button) {
  const around = button.closest('.verdict, fieldset, .story, .note, .card');
  const found = [...around.querySelectorAll('legend, h2, h3, p, label, li')].filter(
    (piece) => piece.checkVisibility?.() !== false && !piece.matches('.small, .quiet, .unseen') && !piece.querySelector('label, p'),
  );
  return found.map((piece) => ({ text: textOf(piece), lang: languageOf(piece) }));
}

function textOf(piece) {
  const copy = piece.cloneNode(true);
  copy.querySelectorAll('svg, button, input, .unseen').forEach((part) => part.remove());
  const texts = [...copy.childNodes].map((node) => node.textContent.trim()).filter(Boolean);
  // A letter before its choice, not a word of it.
  return texts.join(texts[0]?.length === 1 ? '. ' : ' ');
}

addEventListener('hashchange', stop);
addEventListener('popstate', stop);
addEventListener('pagehide', stop);
document.addEventListener('visibilitychange', () => document.hidden && stop());
document.addEventListener('click', ({ target }) => target.closest('a, button:not([data-do="hear"], [data-do="size"])') && stop(), true);
