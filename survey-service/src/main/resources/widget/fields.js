// Controls of one field, and which control a question has.

const field = (input, read, write) => ({
  inputs: [input],
  field: input,
  node: input,
  read,
  write: write || (answer => { input.value = answer; })
});

const openText = question => {
  const input = question.oneLine ? make('input', { type: 'text', maxlength: question.maxLength })
    : make('textarea', { rows: 4, maxlength: question.maxLength });
  return field(input, () => clean(input.value).trim() ? clean(input.value) : undefined);
};

const numberField = () => {
  const input = make('input', { type: 'text', inputmode: 'decimal', autocomplete: 'off' });
  return field(input, () => numberOf(input.value));
};

const dateField = question => {
  const input = make('input', { type: 'date', min: question.earliest, max: question.latest });
  return field(input, () => input.value || (input.validity.badInput ? '?' : undefined));
};

const yesNo = (question, name, say, texts) => {
  const inputs = ['yes', 'no'].map(value => make('input', { type: 'radio', name, value }));
  return {
    role: 'radiogroup',
    inputs,
    node: make('div', { class: 'options' }, ...inputs.map(input =>
      make('label', { class: 'option' }, input, make('span', null, texts.of(input.value))))),
    read: () => ticked(inputs).map(input => input.value === 'yes')[0],
    write: answer => inputs.forEach(input => { input.checked = input.value === (answer ? 'yes' : 'no'); })
  };
};

/** A box that carries the question's own text. Left unticked it says no, once it was there to be ticked. */
const consent = (question, name, say) => {
  const input = make('input', { type: 'checkbox', name });
  const control = field(input, () => input.checked || (control.seen && !question.required ? false : undefined),
    answer => { input.checked = answer === true; });
  control.node = make('label', { class: 'option' }, input, make('span', null, say(question.text)));
  return control;
};

const statement = () => ({ inputs: [], node: null, read: () => undefined, write: () => undefined });

const CONTROLS = {
  nps: scale, csat: scale, ces: scale, empathy: scale, rating: scale, matrix,
  'single-choice': choice, 'multiple-choice': choice, ranking,
  'open-text': openText, number: numberField, date: dateField, 'yes-no': yesNo, consent, statement
};

/** A question with its text, help, control and place for what is wrong with the answer. */
const asking = (question, say, texts) => {
  const id = 'q-' + question.key;
  const control = CONTROLS[question.type](question, id, say, texts);
  const optional = question.required || question.type === 'statement' ? null
    : make('span', { class: 'optional' }, ' (', texts.of('optional'), ')');
  const hint = texts.hintOf(question);
  const help = question.help || hint ? make('p', { class: 'help', id: id + '-help' },
    question.help ? say(question.help) : null, question.help && hint ? ' ' : null, hint) : null;
  const wrong = make('p', { class: 'wrong', id: id + '-wrong', hidden: true });
  let node;
  let named;
  let title;
  if (control.role) {
    title = make('legend', { id: id + '-text', tabindex: -1 }, say(question.text), optional);
    node = named = make('fieldset', { class: 'question', role: control.role, 'aria-labelledby': title.id },
      title, help, control.node, wrong);
  } else if (question.type === 'consent') {
    named = title = control.field;
    named.id = id + '-field';
    node = make('div', { class: 'question' }, control.node, help, wrong);
  } else if (control.field) {
    named = control.field;
    named.id = id + '-field';
    title = make('label', { for: named.id, tabindex: -1 }, say(question.text), optional);
    node = make('div', { class: 'question' }, title, help, named, wrong);
  } else {
    title = make('p', { tabindex: -1 }, say(question.text));
    node = make('div', { class: 'question' }, title, help);
  }
  const describe = (...parts) => named && (parts.some(Boolean)
    ? named.setAttribute('aria-describedby', parts.filter(Boolean).map(part => part.id).join(' '))
    : named.removeAttribute('aria-describedby'));
  describe(help);
  if (named && question.required && control.role !== 'group' && question.type !== 'consent') {
    named.setAttribute('aria-required', 'true');
  }
  return Object.assign(control, {
    question, node, title,
    /** Says what is wrong, or, without a message, that nothing is. */
    tell(message) {
      wrong.textContent = message || '';
      wrong.hidden = !message;
      describe(help, message && wrong);
      if (named && control.role !== 'group') {
        named.setAttribute('aria-invalid', message ? 'true' : 'false');
      }
    }
  });
};
