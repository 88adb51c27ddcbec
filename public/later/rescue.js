// Seals what waits on a phone into a file that only the server can open, and hands the file to the person: as a download
// or, where the browser can, straight to Zalo. The format is described in src/domain/rescue.rs.

const FORMAT = 'haihoa.rescue/1';
const CURVE = { name: 'ECDH', namedCurve: 'P-256' };
const PLAIN = 'text/plain';

const utf8 = (text) => new TextEncoder().encode(text);
const toHex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
const fromHex = (hex) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));

/**
 * The text of the file that holds `text` (the body of an upload) for the server with this public key: an uncompressed
 * P-256 point as hexadecimal, `rescue_key` of the join answer. Throws where the browser has no `crypto.subtle` (a page
 * that came over plain http) and when the key is none.
 */
export async function seal(publicKeyHex, text) {
  const subtle = self.crypto?.subtle;
  if (!subtle) throw new Error('this browser cannot encrypt here');
  const point = fromHex(publicKeyHex);
  const server = await subtle.importKey('raw', point, CURVE, false, []);
  const own = await subtle.generateKey(CURVE, false, ['deriveBits']);
  const shared = await subtle.deriveBits({ name: 'ECDH', public: server }, own.privateKey, 256);
  const secret = await subtle.importKey('raw', shared, 'HKDF', false, ['deriveKey']);
  const hkdf = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: utf8(FORMAT) };
  const key = await subtle.deriveKey(hkdf, secret, { name: 'AES-GCM', length: 256 }, false, ['encrypt']);
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const gcm = { name: 'AES-GCM', iv, additionalData: utf8(FORMAT) };
  const sealed = new Uint8Array(await subtle.encrypt(gcm, key, utf8(text)));
  return JSON.stringify({
    format: FORMAT,
    key: toHex(new Uint8Array(await subtle.digest('SHA-256', point))).slice(0, 16),
    ephemeral: toHex(new Uint8Array(await subtle.exportKey('raw', own.publicKey))),
    iv: toHex(iv),
    sealed: base64(sealed),
  });
}

/** Piece by piece: a call takes only so many arguments. */
function base64(bytes) {
  let binary = '';
  for (let at = 0; at < bytes.length; at += 0x8000) {
    binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  }
  return btoa(binary);
}

/** Hands the text to the browser as a download. In-app browsers may ignore it without a word: offer `share` first. */
export function save(name, text) {
  const address = URL.createObjectURL(new Blob([text], { type: PLAIN }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // Not at once: Safari reads the bytes only later.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

// Browsers share only a few kinds of files, and JSON is none of them: the name must end in .txt.
const fileOf = (name, text) => new File([text], name, { type: PLAIN });

/** Whether this browser can hand a file to another app. */
export function canShare(name) {
  try {
    return navigator.canShare?.({ files: [fileOf(name, '')] }) ?? false;
  } catch {
    return false;
  }
}

/** Hands the text to another app as a file; call it from a tap. False when she changed her mind or it was refused. */
export async function share(name, text) {
  try {
    await navigator.share({ files: [fileOf(name, text)] });
    return true;
  } catch {
    return false;
  }
}
