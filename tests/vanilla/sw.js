// The smallest worker that opens the page without a network: what the member app's own is measured against.
const CACHE = 'vanilla';

self.addEventListener('install', (event) => event.waitUntil(caches.open(CACHE).then((cache) => cache.add('/'))));
self.addEventListener('fetch', (event) => {
  if (event.request.mode !== 'navigate') return;
  event.respondWith(caches.match('/', { cacheName: CACHE }).then((kept) => kept ?? fetch(event.request)));
});
