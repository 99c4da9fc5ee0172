// The element <touchstone-survey>: what the host page sees.

const elements = new Set();

class TouchstoneSurvey extends Asked {

  static observedAttributes = ['link', 'language', 'base-url', 'layout', 'mode'];

  connectedCallback() {
    elements.add(this);
    this.start();
  }

  disconnectedCallback() {
    this.leave();
    elements.delete(this);
    this.run = null;
  }

  attributeChangedCallback(name, before, after) {
    if (this.isConnected && before !== after) {
      this.start();
    }
  }

  /** Shows it: at its place, or as a dialog above the page. */
  open() {
    this.hidden = false;
    this.wanted = true;
    if (this.box && this.isDialog && !this.box.open) {
      this.box.showModal();
    }
  }

  close() {
    this.wanted = false;
    if (this.box && this.isDialog) {
      if (this.box.open) {
        this.box.close(); // which is told when it happened
      }
    } else if (!this.hidden) {
      this.hidden = true;
      this.closed();
    }
  }

  closed() {
    clearTimeout(this.closing);
    this.emit('close', { complete: !!this.ended });
  }

  /** Forgets what was answered and asks anew. What waits to be sent is sent all the same. */
  reset() {
    session.end(this.getAttribute('link'));
    this.start();
  }

  render(definition, before) {
    this.definition = definition;
    this.ended = this.key = null;
    this.session = before ? session.of(this.getAttribute('link')) : token();
    this.steps = before ? before.sequence || 0 : 0;
    this.isSaved = !!before;
    this.filling = new Filling(definition, this.getAttribute('layout') || definition.layout, (what, detail) => this.told(what, detail));
    const title = make('h2', { id: 'title' }, definition.title);
    const close = this.isDialog
      ? make('button', { type: 'button', class: 'close', 'aria-label': this.filling.texts.of('close') }, '\u2715') : null;
    const { theme } = definition;
    this.box = make(this.isDialog ? 'dialog' : 'div', {
      class: 'box', part: 'box', role: this.isDialog ? null : 'group', lang: definition.language,
      dir: definition.rightToLeft ? 'rtl' : 'ltr', 'aria-labelledby': 'title'
    }, close, make('div', { class: 'head' },
      /^data:image\//.test(theme.logo) ? make('img', { class: 'logo', src: theme.logo, alt: theme.logoDescription }) : null, title),
    this.filling.node);
    colours(this.box, theme);
    this.shadowRoot.append(this.box);
    if (close) {
      close.addEventListener('click', () => this.close());
      this.box.addEventListener('close', () => this.closed());
    }
    if (before) {
      this.filling.resume(before.answers);
    }
    this.emit('ready', { surveyVersion: definition.surveyVersion, language: definition.language });
    if (this.wanted && this.isDialog) {
      this.open();
    }
  }

  told(what, detail) {
    if (what === 'answer') {
      this.emit('answer', detail);
    } else if (what === 'complete') {
      this.handIn();
    } else if (what === 'step') {
      this.save();
    } else if (this.filling.together) {
      clearTimeout(this.saving);
      this.saving = setTimeout(() => this.save(), 1500);
    }
  }

  /** Keeps what was answered so far with the platform; whether it arrives does not matter, the next time sends all again. */
  save() {
    this.saving = clearTimeout(this.saving);
    const answers = this.filling.answers(true);
    // What was handed in must not begin anew, and nothing is no answer.
    if (!this.key && (this.isSaved || Object.keys(answers).length)) {
      session.keep(this.getAttribute('link'), this.session);
      this.isSaved = true;
      call(this.path + '/responses/' + this.session, 'PUT', this.submission(answers, { sequence: ++this.steps }))
        .catch(() => undefined);
    }
  }

  /** Whoever goes away leaves what he answered last. */
  leave() {
    if (this.saving) {
      this.save();
    }
  }

  submission(answers, more) {
    const { definition } = this;
    return JSON.stringify({
      ...more,
      answers,
      surveyVersion: definition.surveyVersion,
      locale: definition.language,
      channel: this.getAttribute('channel') || 'web',
      attributes: this.known,
      subject: this.json('subject'),
      start: definition.start,
      website: this.filling.trap.value || undefined
    });
  }

  /** Keeps the answers, then sends them: whatever happens in between, they are not lost, and the key keeps them from counting twice. */
  handIn() {
    this.saving = clearTimeout(this.saving);
    const url = this.path + '/responses';
    const entry = {
      key: token(), link: this.getAttribute('link'), since: Date.now(), attempts: 0,
      ...this.isSaved
        ? { url: url + '/' + this.session, method: 'PUT', body: this.submission(this.filling.answers(), { complete: true }) }
        : { url, method: 'POST', body: this.submission(this.filling.answers()) }
    };
    this.key = entry.key;
    store.keep(entry);
    this.filling.wait(true);
    send(entry.key, deliver);
  }

  /** What became of a submission of this element. */
  delivered(...news) {
    const [state, , status, said] = news;
    if (!this.box) {
      this.news = news; // until there is a place to say it
      return;
    }
    this.filling.wait(false);
    if (state === 'refused') {
      this.refused(status, said);
    } else if (!this.ended || state === 'accepted') {
      this.end(state === 'waiting', state === 'accepted' && said.incentive);
    }
  }

  refused(status, said) {
    const { texts } = this.filling;
    const code = said.code === 'response-complete' ? 'already-answered' : said.code;
    const page = 'page.' + (texts.has('page.' + code + '.text') ? code : 'refused') + '.text';
    if (status === 400 && !this.ended) {
      this.key = null;
      this.filling.refused(said.errors || [], texts.of(page));
    } else {
      this.finish(make('p', null, texts.of(page)));
    }
  }

  /** Says thank you; @param waiting whether the answers are still on their way, @param incentive what there is for them */
  end(waiting, incentive) {
    const { texts } = this.filling;
    const ending = this.definition.ending;
    this.finish(make('p', null, ending ? this.filling.say(ending) : texts.of('thanks')), incentive ? this.thanks(incentive) : null,
      waiting ? make('p', { class: 'help' }, texts.of(navigator.onLine ? 'kept' : 'offline')) : null);
    const seconds = parseFloat(this.getAttribute('auto-close'));
    if (seconds >= 0 && !waiting && !incentive) { // which takes everybody his own time to read
      this.closing = setTimeout(() => this.close(), seconds * 1000);
    }
  }

  thanks({ text, code, url }) {
    const { texts } = this.filling;
    return make('div', { class: 'incentive' }, make('p', null, this.filling.say(text)),
      code ? make('p', { class: 'code' }, texts.of('incentive.code', { code })) : null,
      /^https:/.test(url) ? make('p', null, make('a', { href: url, target: '_blank', rel: 'noreferrer noopener' },
        texts.of('incentive.redeem'))) : null);
  }

  /** The last thing that is said. */
  finish(...said) {
    const hadFocus = this.shadowRoot.activeElement;
    session.end(this.getAttribute('link'));
    const end = make('div', { class: 'end', role: 'status', tabindex: -1 }, ...said);
    (this.ended || this.filling.node).replaceWith(end);
    this.ended = end;
    if (hadFocus) {
      end.focus();
    }
  }
}

/** Tells whoever handed something in what became of it; what an earlier page left behind is told at the same link, if it is shown. */
const deliver = (state, entry, status, said) => {
  const all = [...elements];
  const owners = all.filter(element => element.key === entry.key);
  const at = owners[0] || all.find(element => element.getAttribute('link') === entry.link) || document;
  owners.forEach(element => element.delivered(state, entry, status, said));
  const [name, detail] = state === 'accepted' ? ['submit', said] : state === 'refused'
    ? ['error', { code: said.code, status, detail: said.detail, errors: said.errors }] : ['queued', { status }];
  if (name !== 'queued' || entry.attempts === 1) {
    at.dispatchEvent(new CustomEvent('touchstone-' + name, { bubbles: true, composed: true, detail }));
  }
};

if (!customElements.get('touchstone-survey')) {
  customElements.define('touchstone-survey', TouchstoneSurvey);
  addEventListener('online', () => sendAll(deliver));
  addEventListener('pagehide', () => elements.forEach(element => element.leave()));
  sendAll(deliver);
}
