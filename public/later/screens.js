// The screens that come with src/later: fetches the module and its sheet with the first of them, tells it what she does, and does
// what can be done without drawing a screen anew. The app draws the others, and keeps what is to be kept.

let machine;

/** The module, ready once it and its sheet are there. */
async function ready() {
  machine ??= load();
  try {
    return await machine;
  } catch (error) {
    machine = undefined;
    throw error;
  }
}

async function load() {
  const list = JSON.parse(document.getElementById('later').textContent);
  const [glue] = await Promise.all([import(list['later.js']), dress(list['later.css'])]);
  await glue.default({ module_or_path: list['later.wasm'] });
  return glue;
}

function dress(href) {
  if (document.querySelector(`link[rel="stylesheet"][href="${href}"]`)) return undefined;
  const sheet = document.createElement('link');
  Object.assign(sheet, { rel: 'stylesheet', href });
  return new Promise((resolve, reject) => {
    sheet.onload = resolve;
    sheet.onerror = () => {
      sheet.remove();
      reject(new Error('no sheet'));
    };
    document.head.append(sheet);
  });
}

/** Speaks the language of this file, before anything is drawn. */
export async function speak(file) {
  return (await ready()).speak(file);
}

/** The first screen as HTML; empty where it cannot be read. */
export async function page(name, input) {
  return (await ready()).page(name, input);
}

/** Does what an element stands for. Gives `page` and HTML below it, `seal`, or nothing where the screen stays. */
export async function act(name, element) {
  // What stands on the item counts wherever she taps: the way back is outside its form.
  const form = document.querySelector('.survey form');
  const reply = (await ready()).act(name, element instanceof Element ? fields(form) : element);
  const [kind, marked, missing, understood] = reply.split('\n');
  if (kind !== 'say') return reply;
  if (marked !== '*') {
    const ids = marked.split(' ');
    for (const input of form?.querySelectorAll('[name="chon"]') ?? []) input.checked = ids.includes(input.value);
  }
  tell('#nhac', missing);
  tell('#doc', understood);
  return '';
}

/** What is marked, or how lines stand, and below it what is typed. */
function fields(form) {
  if (!form) return '';
  const lines = [...form.querySelectorAll('li[data-id]')].map((line) => line.dataset.id);
  const marked = [...form.querySelectorAll('[name="chon"]:checked')].map((input) => input.value);
  return `${lines.concat(marked).join(' ')}\n${form.querySelector('[name="typed"]')?.value ?? ''}`;
}

function tell(place, words) {
  const told = document.querySelector(place);
  if (told && told.textContent !== words) told.textContent = words;
}

/** What is to be kept; empty where there is nothing. */
export async function kept() {
  return (await ready()).kept();
}

/** The canonical bytes of the finished form. */
export async function sealed(id, nowMs) {
  return (await ready()).sealed(id, nowMs);
}

// Two strokes of Escape leave a sensitive survey, as "Thoát nhanh" does.
let strokes = 0;
addEventListener('keydown', ({ key }) => {
  strokes = key === 'Escape' ? strokes + 1 : 0;
  if (strokes === 2) document.querySelector('[data-do="leave"]')?.click();
});
