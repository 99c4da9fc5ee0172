// What was handed in and is not yet known to have arrived. It waits in localStorage, one entry for each, under the key that
// makes sending it again safe, and is gone as soon as the platform has it or refuses it for good.

const PREFIX = 'touchstone-unsent:';
const LONGEST_PAUSE = 300000;
const PATIENCE = 20000;
const KEPT = 30 * 24 * 3600 * 1000;
/** Where there is no storage (a sandboxed frame, a full disk), it waits in this page. */
const inMemory = new Map();
/** Under way or waiting for its time, in this page. */
const busy = new Set();
const timers = new Map();

const store = {
  keep(entry) {
    try {
      localStorage.setItem(PREFIX + entry.key, JSON.stringify(entry));
    } catch (e) {
      inMemory.set(entry.key, entry);
    }
  },
  drop(key) {
    inMemory.delete(key);
    try {
      localStorage.removeItem(PREFIX + key);
    } catch (e) {
      // there is no storage: it was never there
    }
  },
  read(key) {
    try {
      return inMemory.get(key) || JSON.parse(localStorage.getItem(PREFIX + key));
    } catch (e) {
      return null;
    }
  },
  keys() {
    const keys = [...inMemory.keys()];
    try {
      for (let i = 0; i < localStorage.length; i++) {
        const name = localStorage.key(i);
        if (name.startsWith(PREFIX)) {
          keys.push(name.slice(PREFIX.length));
        }
      }
    } catch (e) {
      // no storage, no keys
    }
    return keys;
  }
};

/** Unguessable, in 32 letters and digits. */
const token = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, '0')).join('');

/** What a header says to wait, in milliseconds; 0 when it says nothing. */
const retryAfter = answer => {
  const value = answer.headers.get('Retry-After');
  const wait = !value ? 0 : /^\d+$/.test(value) ? value * 1000 : Date.parse(value) - Date.now();
  return wait > 0 ? Math.min(wait, 3600000) : 0;
};

/** The JSON of an answer; null when it has none. */
const documentOf = answer => answer.json().catch(() => null);

/** Every request: without cookies, without telling which page it comes from. Rejected when there is no network. */
const call = (url, method, body, headers) => fetch(url, {
  method, body, headers: body ? { 'Content-Type': 'application/json', ...headers } : headers,
  credentials: 'omit', referrerPolicy: 'no-referrer', cache: 'no-store',
  keepalive: !!body && body.length < 15000, // survives the page being closed; browsers refuse larger ones
  signal: AbortSignal.timeout ? AbortSignal.timeout(PATIENCE) : undefined
});

/** Whether the same request may get another answer later. */
const isPassing = (status, code) => status >= 500 || status === 429 || status === 408 || status === 425
  || code === 'still-running' || code === 'too-fast';

/** Exponential, with jitter so that not all come back at once; never sooner than the platform asked for. */
const pause = (attempts, asked) => Math.max(asked, Math.min(LONGEST_PAUSE, 1000 * 2 ** attempts) * (0.5 + Math.random() / 2));

/** @param tell called with the state of an entry: 'accepted', 'waiting' or 'refused', and what the platform said */
const send = async (key, tell) => {
  const entry = store.read(key);
  if (!entry || busy.has(key)) {
    return;
  }
  if (Date.now() - entry.since > KEPT) {
    store.drop(key);
    return;
  }
  busy.add(key);
  clearTimeout(timers.get(key));
  let wait = 0;
  let status = 0;
  let said = null;
  try {
    const answer = await call(entry.url, entry.method, entry.body, { 'Idempotency-Key': key });
    status = answer.status;
    wait = retryAfter(answer);
    said = await documentOf(answer);
  } catch (e) {
    // no network, or a connection that broke: whether it arrived is not known, which the key makes harmless
  }
  busy.delete(key);
  // An answer that is not the platform's own (a captive portal's page, say) is no acceptance and no refusal.
  if (status >= 200 && status < 300 && said && said.responseId) {
    store.drop(key);
    tell('accepted', entry, status, said);
  } else if (status >= 400 && said && said.code && !isPassing(status, said.code)) {
    store.drop(key);
    tell('refused', entry, status, said);
  } else {
    entry.attempts++;
    const later = pause(entry.attempts, wait);
    entry.asked = Date.now() + wait;
    entry.after = Date.now() + later;
    store.keep(entry);
    timers.set(key, setTimeout(() => send(key, tell), later));
    tell('waiting', entry, status, said);
  }
};

/** Sends all that waits: what the platform asked to hold back when its time has come, everything else now. */
const sendAll = tell => store.keys().forEach(key => {
  const entry = store.read(key);
  if (entry && !busy.has(key)) {
    clearTimeout(timers.get(key));
    const wait = Math.min(3600000, Math.max(0, (entry.asked || 0) - Date.now()));
    timers.set(key, setTimeout(() => send(key, tell), wait));
  }
});
