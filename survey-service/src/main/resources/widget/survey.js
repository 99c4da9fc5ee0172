// A survey being answered: where the respondent stands, what was answered, what is shown.

class Filling {

  /**
   * @param tell called with what happens: 'change' (with every letter), 'answer', 'step' (another question is shown) and
   *        'complete' (the last was left)
   */
  constructor(definition, layout, tell) {
    this.definition = definition;
    this.texts = new Texts(definition.texts || {}, definition.language);
    this.together = layout === 'all-at-once';
    this.tell = tell;
    this.recalling = [];
    this.controls = new Map();
    definition.questions.forEach(question => this.controls.set(question.key, asking(question, this.say, this.texts)));
    this.current = definition.questions.length ? definition.questions[0].key : null;
    this.node = this.build();
    this.show();
  }

  /** A text node; what it recalls is put in again whenever an answer changes. */
  say = text => {
    const node = document.createTextNode(text);
    if (text.includes('{{')) {
      this.recalling.push([node, text]);
      node.data = fill(text, this.wordsOf);
    }
    return node;
  };

  /** An answer as a person would say it. */
  wordsOf = key => {
    const control = this.controls.get(key);
    const options = control ? control.question.options || [] : [];
    const inWords = answer => answer === undefined || Number.isNaN(answer) ? ''
      : Array.isArray(answer) ? answer.map(inWords).join(', ')
        : typeof answer === 'object' ? answer.other || ''
          : typeof answer === 'boolean' ? this.texts.of(answer ? 'yes' : 'no')
            : (options.find(option => option.key === answer) || { text: String(answer) }).text;
    return control && this.way().includes(control.question) ? inWords(control.read()) : '';
  };

  given() {
    const answers = {};
    this.controls.forEach((control, key) => {
      const answer = control.read();
      if (answer !== undefined) {
        answers[key] = answer;
      }
    });
    return answers;
  }

  way() {
    return asked(this.definition.questions, this.given());
  }

  /** What was answered of what is asked; for a partial save only what is no fault. */
  answers(onlySound) {
    const given = this.given();
    if (onlySound) {
      this.definition.questions.filter(question => faultOf(question, given[question.key])).forEach(question => delete given[question.key]);
    }
    return Object.fromEntries(asked(this.definition.questions, given).filter(question => given[question.key] !== undefined)
      .map(question => [question.key, given[question.key]]));
  }

  build() {
    const { texts, definition } = this;
    this.bar = make('progress', { max: 1, value: 0, 'aria-hidden': 'true' });
    this.place = make('p', { class: 'progress' });
    this.back = make('button', { type: 'button' }, texts.of('back'));
    this.next = make('button', { type: 'submit', class: 'on' }, texts.of('next'));
    this.general = make('p', { class: 'wrong', role: 'alert', hidden: true });
    this.trap = make('input', { type: 'text', name: 'website', tabindex: -1, autocomplete: 'off', 'aria-label': 'Website' });
    this.introduction = definition.introduction
      ? make('p', { class: 'introduction' }, this.say(definition.introduction)) : null;
    this.back.addEventListener('click', () => this.move(-1));
    const form = make('form', { novalidate: true }, this.place, this.introduction,
      ...[...this.controls.values()].map(control => control.node),
      make('div', { class: 'away', 'aria-hidden': 'true' }, this.trap), this.general,
      make('div', { class: 'buttons' }, this.back, this.next));
    form.addEventListener('submit', event => {
      event.preventDefault();
      this.forward();
    });
    // Not on 'change', which a press of the button below a field sets off: the button would move away from under it.
    form.addEventListener('input', event => this.at(event.target, control => {
      control.tell('');
      this.show();
      this.tell('change');
    }));
    form.addEventListener('change', event => this.at(event.target, control =>
      this.tell('answer', { question: control.question.key, answer: control.read() })));
    return form;
  }

  at(target, then) {
    [...this.controls.values()].filter(control => control.node.contains(target)).forEach(then);
  }

  /** Shows the step where the respondent is. */
  show() {
    const way = this.way();
    const at = Math.max(0, way.findIndex(question => question.key === this.current));
    const last = this.together || at >= way.length - 1;
    this.controls.forEach((control, key) => {
      control.node.hidden = this.together ? !way.includes(control.question) : key !== (way[at] || {}).key;
      control.seen = control.seen || !control.node.hidden;
    });
    this.recalling.forEach(([node, text]) => { node.data = fill(text, this.wordsOf); });
    this.bar.max = way.length;
    this.bar.value = at + 1;
    this.place.replaceChildren(this.texts.of('progress', { number: at + 1, total: way.length }), this.bar);
    this.place.hidden = this.together || way.length < 2;
    this.back.hidden = this.together || at === 0;
    this.next.textContent = this.texts.of(last ? 'submit' : 'next');
    if (this.introduction) {
      this.introduction.hidden = !this.together && at > 0;
    }
  }

  /** Tells what is wrong with the questions shown; the first one gets the focus. */
  check(questions) {
    let first = null;
    questions.forEach(question => {
      const control = this.controls.get(question.key);
      const code = faultOf(question, control.read());
      control.tell(code ? this.texts.faultOf(code, question, control.read()) : '');
      first = first || code && control;
    });
    if (first) {
      (first.inputs.find(input => input.checked) || first.inputs[0] || first.title).focus();
    }
    return !first;
  }

  forward() {
    if (this.sending) {
      return;
    }
    const way = this.way();
    const at = Math.max(0, way.findIndex(question => question.key === this.current));
    if (this.check(this.together ? way : way.slice(at, at + 1))) {
      if (this.together || at >= way.length - 1) {
        this.tell('complete');
      } else {
        this.move(1);
      }
    }
  }

  move(by) {
    const way = this.way();
    const at = Math.max(0, way.findIndex(question => question.key === this.current));
    const to = way[Math.min(way.length - 1, Math.max(0, at + by))];
    this.current = to.key;
    this.show();
    this.controls.get(to.key).title.focus();
    this.tell('step');
  }

  /** While an answer to the last step is awaited. */
  wait(is) {
    this.sending = is;
    this.next.setAttribute('aria-disabled', String(is));
  }

  /** Puts in what was answered before, and goes on behind it. */
  resume(answers) {
    this.controls.forEach((control, key) => key in answers && control.write(answers[key]));
    const way = this.way();
    this.current = (way.find(question => question.type !== 'statement' && !(question.key in answers)) || way[way.length - 1]).key;
    this.show();
  }

  /** Shows what the platform found wrong. */
  refused(errors, otherwise) {
    const keys = errors.map(error => (/^\/answers\/([^/]+)/.exec(error.pointer) || [])[1]);
    let first = null;
    errors.forEach((error, i) => {
      const control = this.controls.get(keys[i]);
      if (control && control.title) {
        control.tell(this.texts.faultOf(error.code, control.question, control.read()));
        first = first || control;
      }
    });
    this.general.textContent = first ? '' : otherwise;
    this.general.hidden = !!first;
    if (first) {
      this.current = first.question.key;
      this.show();
      first.title.focus();
    }
  }
}
