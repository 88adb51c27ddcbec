// What a language other than Vietnamese needs: its words, and packs in it. These are kept beside the packs in their own
// language, under the same key with the language behind it (src/client/keys.rs), so that they are at hand without a network.

/** The longest a pack is waited for; one that comes later is there the next time. */
const LONGEST_MS = 3000;

/** The words of a language, a line each. */
export async function words(lang) {
  const { [`words-${lang}`]: address } = JSON.parse(document.getElementById('later').textContent);
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
  return answer.text();
}

/** The packs with these keys in a language, a line each; an empty line where there is none at hand. */
export async function packs(lang, keys, asks) {
  const database = await opened().catch(() => null);
  const found = await Promise.all(keys.split('\n').map((key) => pack(database, lang, key, asks).catch(() => '')));
  return found.join('\n');
}

async function pack(database, lang, key, asks) {
  const stored = database && (await settled(store(database, 'readonly').get(`${key}/${lang}`)));
  if (stored || !asks) return stored ?? '';
  const late = new Promise((go) => setTimeout(go, LONGEST_MS, ''));
  return Promise.race([bring(database, lang, key), late]);
}

async function bring(database, lang, key) {
  const [kind, id, version] = key.split('/');
  const part = kind === 'questions' ? '/questions' : '';
  const answer = await fetch(`/api/v1/packs/${id}/${version}${part}?lang=${lang}`);
  const text = answer.ok ? await answer.text() : '{}';
  // A captive portal's page throws here; what the server has in no such language comes in its own.
  if (JSON.parse(text).lang !== lang) return '';
  // Without storage it is asked for again the next time.
  if (database) await settled(store(database, 'readwrite').put(text, `${key}/${lang}`)).catch(() => null);
  return text;
}

function opened() {
  const opening = indexedDB.open('haihoa', 1);
  // No database yet: leave its making to the app.
  opening.onupgradeneeded = () => opening.transaction.abort();
  return settled(opening);
}

const store = (database, mode) => database.transaction('kv', mode).objectStore('kv');

const settled = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
