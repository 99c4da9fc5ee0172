// Getting the survey: from where, in which language, and what was answered of it before the page was loaded again.

const script = document.currentScript || document.querySelector('script[src*="widget/touchstone.js"]');
const HOME = script && script.src ? new URL('..', script.src).href : null;
const SESSION = 'touchstone-session:';

/** Where a half-finished survey goes on after the page was loaded again, until the tab is closed. */
const session = {
  of(link) {
    try {
      return sessionStorage.getItem(SESSION + link);
    } catch (e) {
      return null;
    }
  },
  keep(link, value) {
    try {
      sessionStorage.setItem(SESSION + link, value);
    } catch (e) {
      // then it starts anew
    }
  },
  end(link) {
    try {
      sessionStorage.removeItem(SESSION + link);
    } catch (e) {
      // nothing was kept
    }
  }
};

class Asked extends HTMLElement {

  constructor() {
    super();
    this.attachShadow({ mode: 'open' });
    dress(this.shadowRoot);
  }

  get base() {
    const base = this.getAttribute('base-url') || HOME || location.href;
    return new URL(base.endsWith('/') ? base : base + '/', location.href).href;
  }

  get path() {
    return this.base + 'api/v1/public/surveys/' + encodeURIComponent(this.getAttribute('link'));
  }

  get isDialog() {
    return this.getAttribute('mode') === 'dialog';
  }

  emit(name, detail) {
    this.dispatchEvent(new CustomEvent('touchstone-' + name, { bubbles: true, composed: true, detail: detail || {} }));
  }

  /** An attribute with JSON in it; what is none is told and left out. */
  json(name) {
    try {
      return JSON.parse(this.getAttribute(name)) || undefined;
    } catch (e) {
      this.emit('error', { code: 'invalid-attribute', detail: 'The attribute ' + name + ' is no JSON.' });
      return undefined;
    }
  }

  start() {
    const run = this.run = {};
    this.box = this.key = this.news = null;
    this.saving = clearTimeout(this.saving);
    this.known = this.respondent();
    this.shadowRoot.querySelectorAll('.box').forEach(box => box.remove());
    if (this.getAttribute('link')) {
      this.load(run, 0);
    }
  }

  /** What the host page says of the respondent now, as texts; what it has no word for is left out. */
  respondent() {
    return Object.fromEntries(Object.entries(this.json('attributes') || {})
      .filter(([, value]) => value !== null && value !== '').map(([key, value]) => [key, String(value)]));
  }

  async load(run, attempts) {
    const near = this.closest('[lang]');
    const language = this.getAttribute('language') || near && near.getAttribute('lang');
    const query = new URLSearchParams();
    if (language) {
      query.set('language', language);
    }
    Object.entries(this.known).forEach(pair => query.append('attribute', pair.join(':')));
    // What an earlier page left behind is this element's now: it says what becomes of it.
    const waiting = this.key = store.keys().find(key => (store.read(key) || {}).link === this.getAttribute('link'));
    let answer = null;
    let said = null;
    try {
      answer = await call(this.path + '?' + query, 'GET');
      said = await documentOf(answer);
    } catch (e) {
      // no network: tried again below
    }
    if (this.run !== run) {
      return;
    }
    if (answer && answer.ok && said && said.questions) {
      const before = await this.before(run);
      if (this.run === run) {
        this.render(said, before);
        if (waiting) {
          this.key = waiting;
          this.end(true);
          if (this.news) {
            this.delivered(...this.news);
          }
        }
      }
    } else if (answer && answer.status < 500 && answer.status !== 429 && said && said.code) {
      this.unavailable(answer.status, said);
    } else {
      this.emit('error', { code: 'unreachable', status: answer ? answer.status : 0 });
      const again = () => {
        removeEventListener('online', again);
        clearTimeout(timer);
        if (this.run === run) {
          this.load(run, attempts + 1);
        }
      };
      const timer = setTimeout(again, pause(attempts, answer ? retryAfter(answer) : 0));
      addEventListener('online', again);
    }
  }

  /** What was answered before the page was loaded again. */
  async before(run) {
    const known = session.of(this.getAttribute('link'));
    if (!known) {
      return null;
    }
    try {
      const answer = await call(this.path + '/responses/' + known, 'GET');
      const said = await documentOf(answer);
      if (answer.ok && said && said.answers) {
        return said;
      }
      session.end(this.getAttribute('link'));
    } catch (e) {
      // it starts anew, under the same name
    }
    return null;
  }

  /** A link that is closed, used up or wrong: the host page decides what people read, if anything. */
  unavailable(status, said) {
    this.emit('error', { code: said.code, status, detail: said.detail });
    const text = this.getAttribute('unavailable-text');
    if (text) {
      const box = make('div', { class: 'box', part: 'box' }, make('p', { role: 'status' }, text));
      colours(box, {});
      this.shadowRoot.append(box);
    }
  }
}
