// Keeps the member app at hand without a network. It holds one whole, verified version of the files below or none.
// Packs, drafts and the outbox live in IndexedDB, where no version of this file removes anything; no request of a page to
// /api/ passes through here. The one thing the worker does with an answer is to send it when no page is open any more.

// Filled in by the build: the version is a hash over this file and the list, the list has [path, SHA-256] pairs.
const VERSION = '{{version}}';
const FILES = JSON.parse('{{files}}');

const CACHES = 'haihoa-';
const CACHE = CACHES + VERSION;
const PAGE = '/';

const PATHS = new Set(FILES.map(([path]) => path));

self.addEventListener('install', (event) => event.waitUntil(keepAll()));
self.addEventListener('activate', (event) => event.waitUntil(removeOld()));
self.addEventListener('message', (event) => {
  // A new version waits until no page uses the old one, unless the person asked for it.
  if (event.data?.type === 'skip-waiting') self.skipWaiting();
  if (event.data?.type === 'keep-page') event.waitUntil(keepPage(event.data));
});
self.addEventListener('sync', (event) => {
  if (event.tag === 'outbox') event.waitUntil(navigator.locks.request('haihoa-outbox', { ifAvailable: true }, sendWaiting));
});
self.addEventListener('fetch', (event) => {
  const path = ours(event.request);
  if (path) event.respondWith(answer(event.request, path));
});

/** The path of the kept file that answers the request; null if the request is none of our business. */
function ours(request) {
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return null;
  if (request.mode === 'navigate' && isMemberPage(pathname)) return PAGE;
  return (pathname !== PAGE && PATHS.has(pathname)) || pathname.startsWith('/media/') ? pathname : null;
}

function isMemberPage(path) {
  return path === '/' || /^\/(j\/|ket-qua(\/|$)|(dia-chi-tin-cay|hien-thi)$)/.test(path);
}

async function answer(request, path) {
  // A page as it stood when she left it, if the app has given us one; pictures and sound are in a cache of their own.
  const { pathname } = new URL(request.url);
  const kept = path === PAGE && (await caches.match(pathname, { cacheName: CACHE }));
  return kept || (await caches.match(path, path.startsWith('/media/') ? {} : { cacheName: CACHE })) || fetch(request);
}

/**
 * Keeps the page of a turn under way as it stands, so that the next start shows it before any code runs. It goes with this
 * version, and only a page of this very version is taken; an empty one means that the turn is over.
 */
async function keepPage({ wasm, path, lang, head, page }) {
  if (!PATHS.has(wasm) || !path.startsWith('/j/')) return;
  const cache = await caches.open(CACHE);
  if (!page) return void (await cache.delete(path));
  const shell = await cache.match(PAGE);
  const html = await shell.text();
  const [before, after] = [html.indexOf('<!--page-->'), html.indexOf('<!--/page-->')];
  const whole = html.slice(0, before) + page + html.slice(after);
  const { headers } = shell;
  const spoken = whole.replace('<html lang="vi">', `<html lang="${lang}">`);
  await cache.put(path, new Response(spoken.replace('<!--head-->', () => head), { headers }));
}

/** Installs whole or not at all: nothing is written before every file has arrived with the bytes it was built with. */
async function keepAll() {
  const answers = await Promise.all(FILES.map(([path, sha256]) => bring(path, sha256)));
  try {
    const cache = await caches.open(CACHE);
    await Promise.all(FILES.map(([path], place) => cache.put(path, answers[place])));
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

/** The file, with the bytes it was built with. */
async function bring(path, sha256) {
  // A name with a hash never changes what it means: the version before or the browser's own cache may have it, so
  // that neither a first visit nor an update costs a second download. Everything else is asked for anew.
  const named = path.startsWith('/assets/');
  const before = named && (await caches.match(path));
  if (before && (await has(before, sha256))) return before;
  for (const cache of named ? ['default', 'reload'] : ['no-cache']) {
    const fresh = await fetch(path, { cache, redirect: 'error', credentials: 'same-origin' });
    if (fresh.ok && fresh.type === 'basic' && (await has(fresh, sha256))) return fresh;
  }
  // A captive portal's page, a half-finished roll-out, a broken proxy.
  throw new Error(`${path} is not what this version was built with`);
}

/** Whether the answer's bytes have this hash; leaves the answer unread. */
async function has(response, sha256) {
  const digest = await crypto.subtle.digest('SHA-256', await response.clone().arrayBuffer());
  const hex = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex === sha256;
}

async function removeOld() {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith(CACHES) && name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
}

/**
 * The network is back (Background Sync, where there is one). Sends what waits, each by itself so that a bad one blocks no
 * other, and purges nothing: the next page sends again, is told "duplicate", and purges. Without the lock a page is sending.
 */
async function sendWaiting(lock) {
  if (!lock) return;
  for (const { id, sha256, body } of await waiting()) {
    // A form of a survey says nothing of when.
    const time = body.startsWith('{"format":"haihoa.survey-record/') ? '' : `"sent_at_ms":${Date.now()},`;
    const record = `{${time}"records":[{"id":"${id}","sha256":"${sha256}","record":${body}}]}`;
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch('/api/v1/participations', { method: 'POST', headers, body: record, redirect: 'error' });
    // Fails the event, and the browser tries again later.
    if (answer.status === 429 || answer.status >= 500) throw new Error(`the server answered ${answer.status}`);
  }
}

/** The sealed records in the outbox that were not set aside: see src/client/keys.rs and outbox.rs for their shape. */
async function waiting() {
  const opening = indexedDB.open('haihoa', 1);
  // No database yet, so nothing waits: leave its making to the page.
  opening.onupgradeneeded = () => opening.transaction.abort();
  const database = await settled(opening).catch(() => null);
  if (!database) return [];
  const store = database.transaction('kv').objectStore('kv');
  const held = await settled(store.getAll(IDBKeyRange.bound('outbox/', 'outbox/\uffff')));
  database.close();
  return held.map((text) => JSON.parse(text)).filter((one) => !one.set_aside).map((one) => one.sealed);
}

const settled = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
