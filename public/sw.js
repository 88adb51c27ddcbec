// Keeps the member app at hand without a network. It holds one whole, verified version of the files below or none;
// answers (packs, drafts, the outbox) are not its business: they live in IndexedDB, and it never touches /api/.

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
});
self.addEventListener('fetch', (event) => {
  const path = ours(event.request);
  if (path) event.respondWith(answer(path, event.request));
});

/** The path of the kept file that answers the request; null if the request is none of our business. */
function ours(request) {
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return null;
  if (request.mode === 'navigate') return isMemberPage(pathname) ? PAGE : null;
  return pathname !== PAGE && PATHS.has(pathname) ? pathname : null;
}

function isMemberPage(path) {
  return path === '/' || path.startsWith('/j/') || path === '/ket-qua' || path.startsWith('/ket-qua/');
}

async function answer(path, request) {
  const kept = await caches.match(path, { cacheName: CACHE });
  return kept ?? fetch(request);
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
